import { randomUUID } from 'node:crypto'
import { CreateCustomerDocument, type CreateCustomerMutation } from '../../src/client/generated/graphql.js'
import { aCustomer, azure, office365E3 } from './builders.js'
import { ask } from './http.js'

/** What a client got for one customer with two subscriptions. */
export interface Answered {
  readonly domain: string
  readonly status: number
  readonly retryAfter: string | null
  readonly isCreated: boolean
  readonly ms: number
}

export type CustomerVariables = ReturnType<typeof aCustomer>

/** With a key of its own, so that it can be sent again. */
export const aCustomerWithTwo = (): CustomerVariables => ({
  ...aCustomer({ subscriptions: [{ offerId: azure }, { offerId: office365E3, quantity: 3 }] }),
  idempotencyKey: randomUUID(),
})

/** @throws when no answer comes */
export const createAt = async (url: string, variables = aCustomerWithTwo()): Promise<Answered> => {
  const sentAt = performance.now()
  const { status, headers, body } = await ask(url, CreateCustomerDocument.toString(), variables)
  const result = (body.data as CreateCustomerMutation | null | undefined)?.createCustomer
  return {
    domain: variables.companyProfile.domain,
    status,
    retryAfter: headers.get('retry-after'),
    isCreated: result?.__typename === 'CreateCustomerSuccess',
    ms: performance.now() - sentAt,
  }
}

export const createTimes = (url: string, times: number): Promise<Answered[]> => {
  let left = times
  return repeat(
    () => left-- === 0,
    () => createAt(url),
  )
}

/** One after the other, until it is over. */
export const repeat = async <Result>(isOver: () => boolean, work: () => Promise<Result>): Promise<Result[]> => {
  const results: Result[] = []
  while (!isOver()) results.push(await work())
  return results
}
