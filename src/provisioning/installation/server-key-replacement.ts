import type { CallingPartner } from '../../shared/caller.js'
import { forPartner } from '../../storage/partner-scope.js'
import type { Storage } from '../../storage/storage.js'
import { AuditChain } from '../ledger/audit-chain.js'
import { Ledger } from '../ledger/ledger.js'
import { pauseGone } from '../webhook/webhook.gone.js'
import { notDeleted } from '../webhook/webhook.rows.js'
import { WebhookSecrets } from '../webhook/webhook.secrets.js'

/** What cannot be used any more without the key that it was made under. */
export interface GivenUp {
  /** One-time passwords that can no longer be checked. */
  readonly passwords: number
  /** Requests whose repetition would no longer be recognised. */
  readonly idempotencyKeys: number
  readonly webhooks: number
  /** Audit records that stay, and can no longer be verified. */
  readonly auditRecords: number
}

/** Those that people chose are hashed without the server's key. */
const keyed = { startsWith: '$hmac-sha256$' }

const selected = { id: true, name: true, country: true, domain: true, isSandbox: true } as const

export const countGivenUp = async ({ read }: Storage): Promise<GivenUp> => {
  let total: GivenUp = { passwords: 0, idempotencyKeys: 0, webhooks: 0, auditRecords: 0 }
  for (const { id: partnerId } of await read.partner.findMany({ select: selected })) {
    const where = { partnerId }
    total = await forPartner(partnerId, async () => ({
      passwords: total.passwords + (await read.adminCredential.count({ where: { ...where, passwordHash: keyed } })),
      idempotencyKeys: total.idempotencyKeys + (await read.idempotencyRecord.count({ where })),
      webhooks: total.webhooks + (await read.webhook.count({ where: { ...where, ...notDeleted } })),
      auditRecords: total.auditRecords + (await read.auditRecord.count({ where })),
    }))
  }
  return total
}

/**
 * Gives up what was made under a server key that is lost, so that the gateway can go on with another one. Audit records
 * stay, and their chain is closed where it is; it goes on under the new key. Can be run again after it was interrupted.
 */
export const giveUpLostKey = async (storage: Storage, newKey: Buffer): Promise<void> => {
  for (const partner of await storage.read.partner.findMany({ select: selected })) {
    await forPartner(partner.id, () => giveUpOf(storage, newKey, partner))
  }
}

const giveUpOf = async (storage: Storage, newKey: Buffer, partner: CallingPartner): Promise<void> => {
  const where = { partnerId: partner.id }
  const chain = new AuditChain(newKey)
  await closeChain(storage, chain, partner.id)
  await storage.write((tx) => tx.idempotencyRecord.deleteMany({ where }))
  const ledger = new Ledger(storage, chain, () => {})
  const secrets = new WebhookSecrets(newKey)
  for (const { id } of await storage.read.webhook.findMany({
    where: { ...where, ...notDeleted },
    select: { id: true },
  })) {
    await pauseGone(ledger, partner, id, new Date())
    // Nobody knows the new secret either: whoever follows rotates it, and resumes the webhook.
    const data = { secret: secrets.make({ partnerId: partner.id, id }).sealed, oldSecret: null, oldSecretUntil: null }
    await storage.write((tx) => tx.webhook.updateMany({ where: { ...where, id }, data }))
  }
}

const closeChain = (storage: Storage, chain: AuditChain, partnerId: string): Promise<void> =>
  storage.write(async (tx) => {
    const ledger = await tx.partnerLedger.findFirst({ where: { partnerId } })
    if (!ledger) return
    const end = { sequence: ledger.auditSequence, hash: ledger.auditHash }
    const closed = { closedSequence: end.sequence, closedHash: end.hash, closedSeal: chain.closeOf(partnerId, end) }
    await tx.partnerLedger.updateMany({
      where: { partnerId },
      data: { auditSeal: chain.sealOf(partnerId, end), ...closed },
    })
  })
