import { useQueryClient } from '@tanstack/react-query'
import type { EventType, TypedDocumentString, WebhookFieldsFragment } from '../../../client/generated/graphql.js'
import { send } from '../data/gateway.js'

export type Webhook = WebhookFieldsFragment

export const eventTypes = [
  'CUSTOMER_CREATED',
  'CUSTOMER_UPDATED',
  'CUSTOMER_DELETED',
  'RELATIONSHIP_REMOVED',
  'SUBSCRIPTION_CREATED',
  'SUBSCRIPTION_UPDATED',
  'CREDENTIALS_RESET',
] as const satisfies EventType[]

interface Outcome {
  readonly __typename: string
  readonly issues?: readonly { readonly message: string }[]
}

/** Carries out a change of webhooks and reads them anew. Answers with the refusal's sentence or with what was done. */
export const useWebhookChange = () => {
  const queries = useQueryClient()
  return async <Data extends Record<string, Outcome>, Variables>(
    document: TypedDocumentString<Data, Variables>,
    variables: Variables,
  ): Promise<{ readonly refusal: string | undefined; readonly data: Data }> => {
    const data = await send(document, variables)
    queries.invalidateQueries({ queryKey: ['webhooks'] })
    const [outcome] = Object.values(data)
    return { data, refusal: outcome?.issues?.map(({ message }) => message).join(' ') }
  }
}
