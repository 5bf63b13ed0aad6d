import { beforeAll, describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { CreateCustomerDocument, RemoveRelationshipDocument } from '../../../src/client/generated/graphql.js'
import { customerJoins, customerSelection } from '../../../src/provisioning/customer/customer.rows.js'
import { offerSelection } from '../../../src/provisioning/offer/offer.service.js'
import { subscriptionSelection } from '../../../src/provisioning/subscription/subscription.rows.js'
import { Prisma } from '../../../src/storage/generated/sqlite/client.js'
import { aCustomer, azure, office365E3 } from '../../support/builders.js'
import { aGateway } from '../../support/gateway.js'
import { succeeded } from '../../support/outcomes.js'

const gateway = aGateway()

/** Texts of every script, left out or not. */
const text = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 40 })
  .map((value) => `xyz${value.replaceAll(/[\p{C}]/gu, '')}`)

const customer = fc.record({
  companyName: text,
  addressLine2: fc.option(text),
  phoneNumber: fc.option(fc.constant('4255550101')),
  externalId: fc.boolean(),
  quantity: fc.integer({ min: 1, max: 300 }),
})

beforeAll(async () => {
  for (const [index, given] of fc.sample(customer, 25).entries()) {
    const { companyName, addressLine2, phoneNumber, externalId, quantity } = given
    const variables = aCustomer({
      billing: {
        companyName,
        defaultAddress: { ...aCustomer().billingProfile.defaultAddress, addressLine2, phoneNumber },
      },
      externalId: externalId ? `own-${index}` : null,
      subscriptions: [{ offerId: azure }, { offerId: office365E3, quantity }],
    })
    const created = succeeded((await gateway.run(CreateCustomerDocument, variables)).createCustomer)
    if (index % 5 === 0) await gateway.run(RemoveRelationshipDocument, { customerId: created.customer.id })
  }
})

describe('what is read by statements of our own is what Prisma reads:', () => {
  test('customers with what always comes with them', async () => {
    await gateway.inStorage(async (storage) => {
      const { read } = storage
      const include = { billingProfile: true, relationship: true }
      const expected = await read.customer.findMany({ include, orderBy: { id: 'asc' } })
      expect(expected.length).toBeGreaterThanOrEqual(25)
      expect(await storage.select(customerSelection, Prisma.sql`${customerJoins} ORDER BY c."id"`)).toEqual(expected)
    })
  })

  test('subscriptions', async () => {
    await gateway.inStorage(async (storage) => {
      const { read } = storage
      const expected = await read.subscription.findMany({ orderBy: { id: 'asc' } })
      expect(expected.length).toBeGreaterThanOrEqual(50)
      expect(await storage.select(subscriptionSelection, Prisma.sql`FROM "Subscription" s ORDER BY s."id"`)).toEqual(
        expected,
      )
    })
  })

  test('offers', async () => {
    await gateway.inStorage(async (storage) => {
      const { read } = storage
      const expected = await read.offer.findMany({ orderBy: { position: 'asc' } })
      expect(await storage.select(offerSelection, Prisma.sql`FROM "Offer" o ORDER BY o."position"`)).toEqual(expected)
    })
  })
})
