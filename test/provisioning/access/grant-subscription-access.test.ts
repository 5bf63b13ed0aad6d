import { describe, expect, test } from '@jest/globals'
import {
  type AccessRole,
  GrantSubscriptionAccessDocument,
  SubscriptionDocument,
  SuspendSubscriptionDocument,
} from '../../../src/client/generated/graphql.js'
import { office365E3 } from '../../support/builders.js'
import { aGateway } from '../../support/gateway.js'
import { auditOf, codesOf, createSubscription, rejected, succeeded } from '../../support/outcomes.js'

const gateway = aGateway()

const grant = async (subscriptionId: string, principal: string, role: AccessRole = 'OWNER') =>
  (await gateway.run(GrantSubscriptionAccessDocument, { subscriptionId, principal, role })).grantSubscriptionAccess

const grantsOf = async (id: string) => (await gateway.run(SubscriptionDocument, { id })).subscription?.accessGrants

describe('grantSubscriptionAccess', () => {
  test('gives the administrator a right that it did not have by default', async () => {
    const { id, domain, customerId } = await createSubscription(gateway)
    expect(await grantsOf(id)).toEqual([])
    const { accessGrant } = succeeded(await grant(id, ` Admin@${domain.toUpperCase()} `))
    expect(accessGrant).toMatchObject({ principal: `admin@${domain}`, role: 'OWNER' })
    expect(await grantsOf(id)).toMatchObject([{ id: accessGrant.id, principal: `admin@${domain}`, role: 'OWNER' }])
    expect((await auditOf(gateway, customerId))[0]).toMatchObject({ operation: 'GRANT_ACCESS', succeeded: true })
  })

  test('can give one person several roles, and each once', async () => {
    const { id, domain } = await createSubscription(gateway)
    succeeded(await grant(id, `admin@${domain}`, 'READER'))
    succeeded(await grant(id, `admin@${domain}`, 'CONTRIBUTOR'))
    expect(codesOf(rejected(await grant(id, `admin@${domain}`, 'READER')))).toEqual(['DUPLICATE principal'])
    expect(await grantsOf(id)).toHaveLength(2)
  })

  test.each([
    ['', 'REQUIRED principal'],
    ['admin', 'INVALID_FORMAT principal'],
    ['ad min@x.onmicrosoft.com', 'INVALID_FORMAT principal'],
    ['admin@another.onmicrosoft.com', 'NOT_SUPPORTED principal'],
  ])('refuses %p, and proposes the administrator', async (principal, expected) => {
    const { id } = await createSubscription(gateway)
    expect(codesOf(rejected(await grant(id, principal)))).toEqual([expected])
  })

  test('is refused on licences, on what is suspended, and on what is unknown', async () => {
    const licences = await createSubscription(gateway, { offerId: office365E3 })
    expect(codesOf(rejected(await grant(licences.id, `admin@${licences.domain}`)))).toEqual([
      'NOT_SUPPORTED subscriptionId',
    ])
    const { id, domain, customerId } = await createSubscription(gateway)
    await gateway.run(SuspendSubscriptionDocument, { subscriptionId: id })
    expect(codesOf(rejected(await grant(id, `admin@${domain}`)))).toEqual(['NOT_ALLOWED_IN_STATE subscriptionId'])
    expect((await auditOf(gateway, customerId))[0]).toMatchObject({ operation: 'GRANT_ACCESS', succeeded: false })
    expect(codesOf(rejected(await grant('unknown', `admin@${domain}`)))).toEqual(['NOT_FOUND subscriptionId'])
  })
})
