import { randomUUID } from 'node:crypto'
import { composeServices, type Services } from '../../src/services.js'
import type { Caller } from '../../src/shared/caller.js'
import { forPartner } from '../../src/storage/partner-scope.js'
import type { Storage } from '../../src/storage/storage.js'
import { aCustomer } from './builders.js'

export interface TestPartner {
  readonly id: string
  readonly services: Services
  /** Another one for each call, as each request has. */
  caller(): Caller
  /** Runs work as a request of this partner's would. */
  run<Result>(work: () => Promise<Result>): Promise<Result>
}

/** A partner beside the sandbox's. It cannot sign in yet, so tests call the services for it. */
export const aPartner = async (storage: Storage): Promise<TestPartner> => {
  const id = randomUUID()
  const partner = { id, name: 'Other', country: 'US', domain: 'other.onmicrosoft.com', isSandbox: true }
  await storage.write((tx) => tx.partner.create({ data: { ...partner, createdAt: new Date() } }))
  return {
    id,
    services: composeServices(storage, Buffer.alloc(32)),
    caller: () => ({
      partner,
      userName: 'other@other.onmicrosoft.com',
      roles: ['ADMIN_AGENT'],
      correlationId: randomUUID(),
      language: 'en',
      calledAt: new Date(),
    }),
    run: (work) => forPartner(id, async () => await work()),
  }
}

/** A new customer of the partner's. */
export const createCustomerOf = async (
  { services, caller, run }: TestPartner,
  changes?: Parameters<typeof aCustomer>[0],
) => {
  const { billingProfile, companyProfile, subscriptions } = aCustomer(changes) as Parameters<
    Services['customers']['create']
  >[1]
  const result = await run(() => services.customers.create(caller(), { billingProfile, companyProfile, subscriptions }))
  if (!('customer' in result)) throw new Error(`Rejected: ${JSON.stringify(result)}`)
  return result
}
