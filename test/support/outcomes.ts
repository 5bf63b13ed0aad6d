import {
  AuditRecordsDocument,
  CreateCustomerDocument,
  type CreateCustomerMutation,
  type IssueFieldsFragment,
  type SubscriptionOrderInput,
} from '../../src/client/generated/graphql.js'
import { aCustomer, azure } from './builders.js'
import type { TestGateway } from './gateway.js'

interface Outcome {
  readonly __typename: string
}

/** The success of a result; a Rejection fails the test and shows its issues. */
export const succeeded = <Result extends Outcome>(result: Result): Exclude<Result, { __typename: 'Rejection' }> => {
  if (result.__typename === 'Rejection') throw new Error(`Rejected: ${JSON.stringify(result)}`)
  return result as Exclude<Result, { __typename: 'Rejection' }>
}

/** The issues of a Rejection; a success fails the test. */
export const rejected = (result: Outcome & { readonly issues?: IssueFieldsFragment[] }): IssueFieldsFragment[] => {
  if (!result.issues) throw new Error(`Not rejected: ${JSON.stringify(result)}`)
  return result.issues
}

/** "code at path" of each issue, in alphabetical order: wording is not what a test asserts. */
export const codesOf = (issues: readonly { readonly code: string; readonly path: readonly string[] }[]): string[] =>
  issues.map(({ code, path }) => `${code} ${path.join('.')}`).sort()

export type CreatedCustomer = Extract<CreateCustomerMutation['createCustomer'], { __typename: 'CreateCustomerSuccess' }>

/** The first subscription of a new customer, with the customer's id and domain. */
export const createSubscription = async (
  gateway: TestGateway,
  line: SubscriptionOrderInput = { offerId: azure },
): Promise<CreatedCustomer['customer']['subscriptions']['nodes'][number] & { customerId: string; domain: string }> => {
  const { customer } = await createCustomer(gateway, { subscriptions: [line] })
  const [subscription] = customer.subscriptions.nodes
  if (!subscription) throw new Error('No subscription was created.')
  return { ...subscription, customerId: customer.id, domain: customer.companyProfile.domain }
}

/** The latest audit records of a customer. */
export const auditOf = async ({ run }: TestGateway, customerId: string) =>
  (await run(AuditRecordsDocument, { customerId })).auditRecords.nodes

export const createCustomer = async (
  { run }: TestGateway,
  changes: Parameters<typeof aCustomer>[0] = {},
): Promise<CreatedCustomer> => {
  const { createCustomer: result } = await run(CreateCustomerDocument, aCustomer(changes))
  return succeeded(result) as CreatedCustomer
}
