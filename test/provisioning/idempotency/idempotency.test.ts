import { randomUUID } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, test } from '@jest/globals'
import {
  ConfirmCredentialReceiptDocument,
  CreateCustomerDocument,
  type CreateCustomerMutationVariables,
  DeleteCustomerDocument,
  OrderSubscriptionsDocument,
  ResetAdminPasswordDocument,
} from '../../../src/client/generated/graphql.js'
import { aCustomer, azure, office365E3 } from '../../support/builders.js'
import { isPostgresql } from '../../support/database.js'
import { eventually } from '../../support/eventually.js'
import { aGateway } from '../../support/gateway.js'
import { auditOf, codesOf, createCustomer, rejected, succeeded } from '../../support/outcomes.js'

const minute = 60_000
const hour = 60 * minute

/** The gateway's clock runs with ours, and so much ahead. */
const time = { aheadMs: 0 }
const gateway = aGateway({}, { clock: () => new Date(Date.now() + time.aheadMs), sweepIntervalMs: 50 })

const create = async (variables: CreateCustomerMutationVariables) =>
  (await gateway.run(CreateCustomerDocument, variables)).createCustomer

const order = async (customerId: string, quantity: number, idempotencyKey: string) => {
  const subscriptions = [{ offerId: office365E3, quantity }]
  return (await gateway.run(OrderSubscriptionsDocument, { customerId, subscriptions, idempotencyKey }))
    .orderSubscriptions
}

const reset = async (customerId: string, idempotencyKey: string) =>
  (await gateway.run(ResetAdminPasswordDocument, { customerId, idempotencyKey })).resetAdminPassword

const aKeyedCustomer = () => ({
  ...aCustomer({ subscriptions: [{ offerId: azure }, { offerId: office365E3, quantity: 3 }] }),
  idempotencyKey: randomUUID(),
})

const countCustomers = (domain: string) => gateway.inStorage(({ read }) => read.customer.count({ where: { domain } }))

describe('createCustomer with an idempotency key', () => {
  test('is answered again with the same customer, order and password', async () => {
    const variables = aKeyedCustomer()
    const first = succeeded(await create(variables))
    const again = succeeded(await create(variables))
    expect(first.replayed).toBe(false)
    expect(again).toEqual({ ...first, replayed: true })
  })

  test('is the same request whatever its spaces, its case and what it leaves to the defaults', async () => {
    const variables = aKeyedCustomer()
    const { domain } = variables.companyProfile
    const first = succeeded(await create(variables))
    const again = await create({
      ...variables,
      companyProfile: { domain: ` ${domain.toUpperCase()} ` },
      billingProfile: { ...variables.billingProfile, companyName: '  Fourth   Coffee ' },
      externalId: ' ',
    })
    expect(succeeded(again).customer.id).toBe(first.customer.id)
  })

  test('with another input is refused, and changes nothing', async () => {
    const variables = aKeyedCustomer()
    succeeded(await create(variables))
    const other = aCustomer()
    const result = await create({ ...other, idempotencyKey: variables.idempotencyKey })
    expect(codesOf(rejected(result))).toEqual(['IDEMPOTENCY_KEY_REUSED idempotencyKey'])
    expect(await countCustomers(other.companyProfile.domain)).toBe(0)
  })

  test('sent 100 times at once makes one customer, and gives all the same answer', async () => {
    const variables = aKeyedCustomer()
    const answers = await Promise.all(Array.from({ length: 100 }, () => create(variables)))
    const successes = answers.map(succeeded)
    expect(new Set(successes.map(({ customer }) => customer.id)).size).toBe(1)
    expect(new Set(successes.map(({ adminCredentials }) => adminCredentials.password)).size).toBe(1)
    expect(successes.filter(({ replayed }) => !replayed)).toHaveLength(1)
    expect(await countCustomers(variables.companyProfile.domain)).toBe(1)
  })

  test('sent again while the first is still running waits for it, and gives its answer', async () => {
    const variables = aKeyedCustomer()
    const busy = gateway.inStorage((storage) =>
      storage.write(async (tx) => {
        await tx.partnerLedger.updateMany({ data: { eventSequence: { increment: 0 } } })
        await sleep(400)
      }),
    )
    const [first, second] = (await Promise.all([create(variables), create(variables)])).map(succeeded)
    await busy
    expect(second?.customer).toEqual(first?.customer)
    expect([first?.replayed, second?.replayed].sort()).toEqual([false, true])
  })

  test('sent again while the first is still running is told so after 2 seconds, and answered once that is done', async () => {
    const variables = aKeyedCustomer()
    let release = () => {}
    const isReleased = new Promise<void>((resolve) => {
      release = resolve
    })
    // SQLite has one writer, and PostgreSQL one at a time that counts on: the first has to wait for its turn.
    const busy = gateway.inStorage((storage) =>
      storage.write(async (tx) => {
        await tx.partnerLedger.updateMany({ data: { eventSequence: { increment: 0 } } })
        await isReleased
      }),
    )
    const answers = [create(variables), create(variables)]
    const told = rejected(await Promise.race(answers))
    release()
    await busy
    expect(codesOf(told)).toEqual(['IDEMPOTENCY_IN_PROGRESS idempotencyKey'])
    const done = (await Promise.all(answers)).filter((answer) => answer.__typename === 'CreateCustomerSuccess')
    expect(done).toHaveLength(1)
    expect(succeeded(await create(variables))).toMatchObject({ replayed: true, customer: { id: done[0]?.customer.id } })
  })

  test('that was refused leaves the key free', async () => {
    const variables = aKeyedCustomer()
    const wrong = { ...variables, companyProfile: { domain: 'not a domain' } }
    expect(codesOf(rejected(await create(wrong)))).toEqual(['INVALID_FORMAT companyProfile.domain'])
    expect(succeeded(await create(variables)).replayed).toBe(false)
  })

  test('each showing of the password leaves an audit record without it', async () => {
    const variables = aKeyedCustomer()
    const { customer, adminCredentials } = succeeded(await create(variables))
    await create(variables)
    await create(variables)
    const records = await auditOf(gateway, customer.id)
    expect(records.filter(({ operation }) => operation === 'SHOW_ADMIN_PASSWORD')).toHaveLength(2)
    expect(JSON.stringify(records)).not.toContain(adminCredentials.password)
  })

  test('shows the password for 15 minutes, the customer for 24 hours, and then the key is new', async () => {
    const variables = aKeyedCustomer()
    const first = succeeded(await create(variables))
    const replayAfter = async (ms: number) => {
      time.aheadMs += ms
      return create(variables)
    }
    try {
      expect(succeeded(await replayAfter(14 * minute)).adminCredentials).toEqual(first.adminCredentials)
      const { password: _, ...user } = first.adminCredentials
      const hidden = { ...user, password: null, state: 'ALREADY_ISSUED' }
      expect(succeeded(await replayAfter(minute)).adminCredentials).toEqual(hidden)
      expect(succeeded(await replayAfter(23 * hour))).toMatchObject({
        replayed: true,
        customer: { id: first.customer.id },
        adminCredentials: hidden,
      })
      // Still one customer: the domain is taken, whatever the key.
      expect(codesOf(rejected(await replayAfter(hour)))).toEqual(['DOMAIN_TAKEN companyProfile.domain'])
    } finally {
      time.aheadMs = 0
    }
  })

  test('shows the password no more after its receipt was confirmed', async () => {
    const variables = aKeyedCustomer()
    const { customer } = succeeded(await create(variables))
    const confirm = () => gateway.run(ConfirmCredentialReceiptDocument, { customerId: customer.id })
    expect(succeeded((await confirm()).confirmCredentialReceipt).customer.id).toBe(customer.id)
    expect(succeeded((await confirm()).confirmCredentialReceipt).customer.id).toBe(customer.id)
    expect(succeeded(await create(variables)).adminCredentials).toMatchObject({
      password: null,
      state: 'ALREADY_ISSUED',
    })
    const operations = (await auditOf(gateway, customer.id)).map(({ operation }) => operation)
    expect(operations.filter((operation) => operation === 'CONFIRM_CREDENTIAL_RECEIPT')).toHaveLength(1)
  })

  test('shows a password no more that was reset since', async () => {
    const variables = aKeyedCustomer()
    const { customer } = succeeded(await create(variables))
    succeeded(await reset(customer.id, randomUUID()))
    expect(succeeded(await create(variables)).adminCredentials).toMatchObject({
      password: null,
      state: 'ALREADY_ISSUED',
    })
  })

  test.each([
    ['', 'REQUIRED idempotencyKey'],
    ['  ', 'REQUIRED idempotencyKey'],
    ['k'.repeat(256), 'TOO_LONG idempotencyKey'],
  ])('a key like %j is refused together with all else', async (idempotencyKey, code) => {
    const variables = { ...aCustomer({ domain: 'not a domain' }), idempotencyKey }
    expect(codesOf(rejected(await create(variables)))).toEqual(['INVALID_FORMAT companyProfile.domain', code].sort())
  })

  test('a key that is too long is told how long it may be', async () => {
    const issues = rejected(await create({ ...aCustomer(), idempotencyKey: 'k'.repeat(300) }))
    expect(issues[0]?.message).toMatch(/255.*300|300.*255/)
  })

  test('a key is free again when what it made was deleted, and no other key is', async () => {
    const [deleted, kept] = [
      { ...aCustomer(), idempotencyKey: randomUUID() },
      { ...aCustomer(), idempotencyKey: randomUUID() },
    ]
    const { customer } = succeeded(await create(deleted))
    succeeded(await create(kept))
    succeeded((await gateway.run(DeleteCustomerDocument, { customerId: customer.id })).deleteCustomer)
    const again = succeeded(await create(deleted))
    expect([again.replayed, again.customer.id === customer.id]).toEqual([false, false])
    expect(succeeded(await create(kept)).replayed).toBe(true)
  })

  test('a key may have 255 characters of any kind', async () => {
    const variables = { ...aCustomer(), idempotencyKey: '鍵'.repeat(255) }
    const { customer } = succeeded(await create(variables))
    expect(succeeded(await create(variables)).customer.id).toBe(customer.id)
  })

  test('a key of another operation is another key', async () => {
    const variables = aKeyedCustomer()
    const { customer } = succeeded(await create(variables))
    expect(succeeded(await order(customer.id, 1, variables.idempotencyKey)).replayed).toBe(false)
  })
})

describe('orderSubscriptions with an idempotency key', () => {
  test('orders once, and answers each time', async () => {
    const { customer } = await createCustomer(gateway)
    const key = randomUUID()
    const answers = await Promise.all(Array.from({ length: 20 }, () => order(customer.id, 5, key)))
    const first = answers.map(succeeded).find(({ replayed }) => !replayed)
    for (const answer of answers.map(succeeded)) expect(answer.order).toEqual(first?.order)
    expect(answers.map(succeeded).filter(({ replayed }) => replayed)).toHaveLength(19)
    const where = { customerId: customer.id }
    expect(await gateway.inStorage(({ read }) => read.subscription.count({ where }))).toBe(1)
  })

  test('with another quantity is refused', async () => {
    const { customer } = await createCustomer(gateway)
    const key = randomUUID()
    succeeded(await order(customer.id, 5, key))
    expect(codesOf(rejected(await order(customer.id, 6, key)))).toEqual(['IDEMPOTENCY_KEY_REUSED idempotencyKey'])
  })

  test('that was refused leaves the key free', async () => {
    const { customer } = await createCustomer(gateway)
    const key = randomUUID()
    expect(codesOf(rejected(await order(customer.id, 0, key)))).toEqual(['OUT_OF_RANGE subscriptions.0.quantity'])
    expect(succeeded(await order(customer.id, 1, key)).replayed).toBe(false)
  })
})

describe('resetAdminPassword with an idempotency key', () => {
  test('resets once, and shows the same password again', async () => {
    const { customer } = await createCustomer(gateway)
    const key = randomUUID()
    const first = succeeded(await reset(customer.id, key))
    expect(succeeded(await reset(customer.id, key))).toEqual({ ...first, replayed: true })
    const later = succeeded(await reset(customer.id, randomUUID()))
    expect(later.adminCredentials.password).not.toBe(first.adminCredentials.password)
    expect(succeeded(await reset(customer.id, key)).adminCredentials.password).toBeNull()
  })
})

test('what may not be kept any longer is taken away by itself', async () => {
  const { customer } = succeeded(await create(aKeyedCustomer()))
  const where = { customerId: customer.id }
  const findStored = () => gateway.inStorage(({ read }) => read.idempotencyRecord.findFirst({ where }))
  const sealed = (await findStored())?.sealed
  const filesWithIt = () =>
    readdirSync(gateway.folder).filter((name) =>
      readFileSync(join(gateway.folder, name)).includes(Buffer.from(sealed ?? 'nothing was sealed')),
    )
  // PostgreSQL takes old versions of a row out of its files when it likes (docs/decisions/009-postgresql.md).
  const isErased = async () => (isPostgresql ? !(await findStored())?.sealed : filesWithIt().length === 0)
  expect(await isErased()).toBe(false)
  try {
    time.aheadMs = 14 * minute
    const later = succeeded(await create(aKeyedCustomer())).customer
    time.aheadMs = 15 * minute
    await eventually(isErased)
    expect(await findStored()).toMatchObject({ sealed: null, sealedUntil: null })
    const kept = await gateway.inStorage(({ read }) =>
      read.idempotencyRecord.findFirst({ where: { customerId: later.id } }),
    )
    expect(kept).toMatchObject({ sealed: expect.anything(), sealedUntil: expect.any(Date) })
    time.aheadMs = 24 * hour
    await eventually(async () => (await findStored()) === null)
  } finally {
    time.aheadMs = 0
  }
})
