import { z } from 'zod'
import { attributesSchema, type Loose } from '../../shared/rest/wire.js'
import type { AuditOperation, AuditRecord } from './audit.types.js'

/** Audit records as Partner Center writes them. */

const text = z.string()

/** Values that every client can read; what Partner Center has no word for is "undefined". */
const words = {
  ADD_CUSTOMER: ['add_customer', 'customer'],
  UPDATE_BILLING_PROFILE: ['update_customer_billing_profile', 'customer'],
  RESET_ADMIN_PASSWORD: ['reset_customer_user_password', 'customer_user'],
  SHOW_ADMIN_PASSWORD: ['undefined', 'customer_user'],
  CONFIRM_CREDENTIAL_RECEIPT: ['undefined', 'customer_user'],
  REMOVE_RELATIONSHIP: ['remove_partner_customer_relationship', 'customer'],
  REMOVE_DELEGATED_ACCESS: ['undefined', 'customer'],
  DELETE_CUSTOMER: ['delete_customer', 'customer'],
  CREATE_ORDER: ['create_order', 'order'],
  UPDATE_ORDER: ['update_order', 'order'],
  UPDATE_SUBSCRIPTION: ['update_subscription', 'subscription'],
  GRANT_ACCESS: ['undefined', 'subscription'],
  REVOKE_ACCESS: ['undefined', 'subscription'],
  REGISTER_WEBHOOK: ['undefined', 'undefined'],
  UPDATE_WEBHOOK: ['undefined', 'undefined'],
  DELETE_WEBHOOK: ['undefined', 'undefined'],
  ROTATE_WEBHOOK_SECRET: ['undefined', 'undefined'],
  REPLAY_WEBHOOK_DELIVERIES: ['undefined', 'undefined'],
  SEND_TEST_EVENT: ['undefined', 'undefined'],
  CREATE_API_KEY: ['undefined', 'undefined'],
  REVOKE_API_KEY: ['undefined', 'undefined'],
  CHANGE_ADMIN_PASSWORD: ['undefined', 'customer_user'],
  DENY_ACCESS: ['undefined', 'undefined'],
} as const satisfies Record<AuditOperation, readonly [string, string]>

/** The operations on a type of resource; none where it is not one of ours. */
export const operationsOn = (resourceType: string): AuditOperation[] => {
  const wanted = resourceType.replace(/_/g, '').toLowerCase()
  const operations = Object.keys(words) as AuditOperation[]
  return operations.filter((operation) => words[operation][1].replace('_', '') === wanted)
}

export const auditRecordSchema = z
  .object({
    ...{ id: text, partnerId: text, customerId: text.optional(), customerName: text.optional() },
    ...{ userPrincipalName: text, resourceType: text, operationType: text, operationDate: text },
    ...{ operationStatus: z.enum(['succeeded', 'failed']), originalCorrelationId: text.optional() },
    resourceOldValue: text.optional().describe('JSON, with names in Pascal case.'),
    resourceNewValue: text.optional().describe('JSON, with names in Pascal case.'),
    customizedData: z.array(z.object({ key: text, value: text })),
    attributes: attributesSchema,
  })
  .meta({ id: 'AuditRecord' })

export const toWireAuditRecord = (
  record: AuditRecord & { readonly partnerId: string },
  customerName: string | undefined,
): Loose<z.output<typeof auditRecordSchema>> => {
  const { id, partnerId, customerId, userName, operation, occurredAt, succeeded, correlationId, changes } = record
  const [operationType, resourceType] = words[operation]
  return {
    ...{ id, partnerId, customerId, customerName, userPrincipalName: userName, resourceType, operationType },
    operationDate: occurredAt.toISOString(),
    operationStatus: succeeded ? 'succeeded' : 'failed',
    originalCorrelationId: correlationId,
    resourceOldValue: toJson(changes.map(({ field, before }) => [field, before])),
    resourceNewValue: toJson(changes.map(({ field, after }) => [field, after])),
    customizedData: [{ key: 'Operation', value: operation }, ...customizedDataOf(record)],
    attributes: { objectType: 'AuditRecord' },
  }
}

const pascal = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1)

/** {"BillingProfile.Email":"…"}: flat, because a field can be both a value and the beginning of others. */
const toJson = (values: readonly (readonly [string, string | null])[]): string | undefined => {
  const known = values.filter(([, value]) => value !== null)
  if (known.length === 0) return undefined
  return JSON.stringify(
    Object.fromEntries(known.map(([field, value]) => [field.split('.').map(pascal).join('.'), value])),
  )
}

const orderKeys: Readonly<Record<string, string>> = {
  id: 'SubscriptionId',
  offerId: 'OfferId',
  friendlyName: 'SubscriptionName',
  quantity: 'Quantity',
  billingCycle: 'BillingCycle',
}

/** What Partner Center puts beside the values for those who read no JSON. */
const customizedDataOf = ({ operation, changes }: AuditRecord): { key: string; value: string }[] =>
  changes.flatMap(({ field, after }) => {
    const key = customizedKeyOf(operation, field)
    return key && after !== null ? [{ key, value: after }] : []
  })

const customizedKeyOf = (operation: AuditOperation, field: string): string | undefined => {
  if (operation === 'ADD_CUSTOMER') {
    return { domain: 'PrimaryDomainName', relationshipToPartner: 'Relationship' }[field]
  }
  if (operation !== 'CREATE_ORDER' && operation !== 'UPDATE_ORDER') return undefined
  if (field === 'orderId') return 'OrderId'
  const [, place, member = ''] = /^subscriptions\.(\d+)\.(\w+)$/.exec(field) ?? []
  return orderKeys[member] && `${orderKeys[member]}-${place}`
}
