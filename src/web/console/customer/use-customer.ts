import { useQuery } from '@tanstack/react-query'
import { CustomerPageDocument, type CustomerPageQuery } from '../../../client/generated/graphql.js'
import { send } from '../data/gateway.js'

export type Customer = NonNullable<CustomerPageQuery['customer']>
export type Subscription = Customer['subscriptions']['nodes'][number]
export type AccessGrant = Subscription['accessGrants'][number]

export const customerKey = (id: string) => ['customer', id]

/** A customer with what belongs to it; null when there is none such. */
export const useCustomer = (id: string) =>
  useQuery({
    queryKey: customerKey(id),
    queryFn: async ({ signal }) => (await send(CustomerPageDocument, { id }, signal)).customer ?? null,
  })
