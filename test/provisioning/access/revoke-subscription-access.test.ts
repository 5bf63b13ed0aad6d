import { expect, test } from '@jest/globals'
import {
  GrantSubscriptionAccessDocument,
  RemoveRelationshipDocument,
  RevokeSubscriptionAccessDocument,
  SubscriptionDocument,
  SuspendSubscriptionDocument,
} from '../../../src/client/generated/graphql.js'
import { aGateway } from '../../support/gateway.js'
import { auditOf, codesOf, createSubscription, rejected, succeeded } from '../../support/outcomes.js'

const gateway = aGateway()

const revoke = async (accessGrantId: string) =>
  (await gateway.run(RevokeSubscriptionAccessDocument, { accessGrantId })).revokeSubscriptionAccess

test('a right can be taken away, once, and given again', async () => {
  const { id, domain, customerId } = await createSubscription(gateway)
  const variables = { subscriptionId: id, principal: `admin@${domain}`, role: 'OWNER' as const }
  const { accessGrant } = succeeded(
    (await gateway.run(GrantSubscriptionAccessDocument, variables)).grantSubscriptionAccess,
  )
  expect(succeeded(await revoke(accessGrant.id)).accessGrant).toMatchObject({ id: accessGrant.id, role: 'OWNER' })
  expect((await gateway.run(SubscriptionDocument, { id })).subscription?.accessGrants).toEqual([])
  expect((await auditOf(gateway, customerId))[0]).toMatchObject({ operation: 'REVOKE_ACCESS', succeeded: true })
  expect(codesOf(rejected(await revoke(accessGrant.id)))).toEqual(['NOT_FOUND accessGrantId'])
  succeeded((await gateway.run(GrantSubscriptionAccessDocument, variables)).grantSubscriptionAccess)
})

test('an unknown right cannot', async () => {
  expect(codesOf(rejected(await revoke('unknown')))).toEqual(['NOT_FOUND accessGrantId'])
})

test('a right stays as it is after the relationship has ended', async () => {
  const { id, domain, customerId } = await createSubscription(gateway)
  const variables = { subscriptionId: id, principal: `admin@${domain}`, role: 'OWNER' as const }
  const { accessGrant } = succeeded(
    (await gateway.run(GrantSubscriptionAccessDocument, variables)).grantSubscriptionAccess,
  )
  await gateway.run(SuspendSubscriptionDocument, { subscriptionId: id })
  await gateway.run(RemoveRelationshipDocument, { customerId })
  expect(codesOf(rejected(await revoke(accessGrant.id)))).toEqual(['NOT_ALLOWED_IN_STATE accessGrantId'])
})
