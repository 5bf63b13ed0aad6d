import type { CallingPartner } from '../../shared/caller.js'
import type { Storage } from '../../storage/storage.js'

/** The one partner there is until partners can sign in. Its id is fixed, so that every sandbox looks alike. */
const sandboxPartner: Omit<CallingPartner, 'country'> = {
  id: '0198f3c0-0000-7000-8000-000000000001',
  name: 'Sandbox Partner',
  domain: 'sandboxpartner.onmicrosoft.com',
  isSandbox: true,
}

/** The sandbox partner's row, made at the first start; it moves to another country when the configuration says so. */
export const ensureSandboxPartner = async (storage: Storage, country: string): Promise<CallingPartner> => {
  const { id } = sandboxPartner
  const stored = await storage.read.partner.findFirst({ where: { id } })
  if (stored?.country === country) return stored
  const create = { ...sandboxPartner, country, createdAt: new Date() }
  return storage.write((tx) => tx.partner.upsert({ where: { id }, create, update: { country } }))
}
