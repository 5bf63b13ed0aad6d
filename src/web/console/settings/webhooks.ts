import type { EventType, WebhookFieldsFragment } from '../../../client/generated/graphql.js'

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
