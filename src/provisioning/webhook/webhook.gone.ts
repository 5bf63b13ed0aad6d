import type { Caller, CallingPartner } from '../../shared/caller.js'
import { newId } from '../../shared/ids.js'
import type { Storage } from '../../storage/storage.js'
import { recordAudit } from '../audit/audit.log.js'

/** A receiver that answers 410 wants nothing more: the webhook is paused, and what comes is kept. */
export const pauseGone = async (
  storage: Storage,
  partner: CallingPartner,
  webhookId: string,
  now: Date,
): Promise<void> => {
  await storage.write(async (tx) => {
    const { count } = await tx.webhook.updateMany({
      where: { id: webhookId, partnerId: partner.id, status: 'ACTIVE' },
      data: { status: 'PAUSED', updatedAt: now },
    })
    if (count === 0) return
    const field = `webhooks.${webhookId}.status`
    const entry = { before: { [field]: 'ACTIVE' }, after: { [field]: 'PAUSED' } }
    recordAudit(tx, gatewayItself(partner, now), { operation: 'UPDATE_WEBHOOK', customerId: null, ...entry })
  })
}

/** Nobody asked for it: the gateway does it by itself. */
const gatewayItself = (partner: CallingPartner, calledAt: Date): Caller => ({
  ...{ partner, calledAt, userName: 'csp-gateway', roles: [] },
  ...{ correlationId: newId(), language: 'en' },
})
