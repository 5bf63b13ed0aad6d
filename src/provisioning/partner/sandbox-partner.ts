import type { CallingPartner } from '../../shared/caller.js'
import type { Storage } from '../../storage/storage.js'

/** The one partner there is until partners can sign in. Its id is fixed, so that every sandbox looks alike. */
const sandboxPartner: CallingPartner = {
  id: '0198f3c0-0000-7000-8000-000000000001',
  name: 'Sandbox Partner',
  country: 'US',
  domain: 'sandboxpartner.onmicrosoft.com',
  isSandbox: true,
}

/** The sandbox partner's row, made at the first start. */
export const ensureSandboxPartner = async (storage: Storage): Promise<CallingPartner> => {
  const stored = await storage.read.partner.findUnique({ where: { id: sandboxPartner.id } })
  if (stored) return stored
  return storage.write((tx) => tx.partner.create({ data: { ...sandboxPartner, createdAt: new Date() } }))
}
