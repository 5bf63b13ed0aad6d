import type { Caller } from '../../shared/caller.js'
import type { Writer } from '../../storage/storage.js'

/** No request with an earlier key shows the customer's one-time password again. */
export const hidePasswords = async (tx: Writer, caller: Caller, customerId: string): Promise<number> => {
  const where = { customerId, partnerId: caller.partner.id, sealed: { not: null } }
  const { count } = await tx.idempotencyRecord.updateMany({ where, data: { sealed: null, sealedUntil: null } })
  return count
}

/** Where the customer is gone, its keys stand for nothing any more. */
export const forgetKeys = async (tx: Writer, caller: Caller, customerId: string): Promise<void> => {
  await tx.idempotencyRecord.deleteMany({ where: { customerId, partnerId: caller.partner.id } })
}
