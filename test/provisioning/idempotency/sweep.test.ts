import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals'
import { forgetKeys, hidePasswords } from '../../../src/provisioning/idempotency/idempotency.records.js'
import { sweepIdempotency } from '../../../src/provisioning/idempotency/idempotency.retention.js'
import { readConfiguration } from '../../../src/server/configuration.js'
import { openStorage } from '../../../src/storage/open-storage.js'
import type { Storage } from '../../../src/storage/storage.js'
import { aDatabase, type TestDatabase } from '../../support/database.js'
import { aFolder } from '../../support/folder.js'
import { aPartner, type TestPartner } from '../../support/partners.js'

const folder = aFolder()
const now = new Date('2026-05-02T10:00:00Z')
const later = new Date('2026-05-02T10:00:00.001Z')

let database: TestDatabase
let storage: Storage
let partner: TestPartner

beforeAll(async () => {
  database = await aDatabase(folder.file('sweep'))
  const { database: location } = readConfiguration(database.environment)
  storage = await openStorage(location)
})

afterAll(async () => {
  await storage.close()
  await database.drop()
})

beforeEach(async () => {
  partner = await aPartner(storage)
})

interface Kept {
  readonly sealedUntil?: Date | null
  readonly expiresAt: Date
}

const keep = (records: readonly Kept[], { id: partnerId, run }: TestPartner = partner) =>
  run(() =>
    storage.write((tx) =>
      tx.idempotencyRecord.createMany({
        data: records.map(({ sealedUntil = null, expiresAt }, index) => ({
          ...{ id: randomUUID(), partnerId, operation: 'CREATE_CUSTOMER' as const, keyHash: `${index}` },
          ...{ fingerprint: '', customerId: `${index}`, orderId: null, createdAt: new Date(0), expiresAt },
          ...{ sealedUntil, sealed: sealedUntil && Buffer.from('sealed') },
        })),
      }),
    ),
  )

const sweep = () => partner.run(() => sweepIdempotency(storage)(partner.id, now))

const kept = async ({ id: partnerId, run }: TestPartner = partner) => {
  const records = await run(() =>
    storage.read.idempotencyRecord.findMany({ where: { partnerId }, orderBy: { customerId: 'asc' } }),
  )
  return records.map(({ customerId, sealed, sealedUntil }) => [customerId, sealed !== null, sealedUntil])
}

describe('a sweep', () => {
  test('takes away what is over at that moment, and nothing that is not', async () => {
    await keep([
      { expiresAt: now },
      { expiresAt: later },
      { sealedUntil: now, expiresAt: later },
      { sealedUntil: later, expiresAt: later },
      { sealedUntil: now, expiresAt: now },
    ])
    expect(await sweep()).toBe(false)
    expect(await kept()).toEqual([
      ['1', false, null],
      ['2', false, null],
      ['3', true, later],
    ])
  })

  test('leaves alone what another partner has', async () => {
    const other = await aPartner(storage)
    await keep([{ sealedUntil: now, expiresAt: now }], other)
    await keep([{ expiresAt: now }])
    await sweep()
    expect([await kept(), await kept(other)]).toEqual([[], [['0', true, now]]])
  })

  test('takes 200 at once, and says that there may be more', async () => {
    await keep(Array(201).fill({ expiresAt: now }))
    expect(await sweep()).toBe(true)
    expect(await kept()).toHaveLength(1)
    expect(await sweep()).toBe(false)
    expect(await kept()).toEqual([])
  })

  test('makes nobody wait where there is nothing to take away', async () => {
    await keep([{ sealedUntil: later, expiresAt: later }])
    const write = jest.spyOn(storage, 'write')
    const erase = jest.spyOn(storage, 'eraseDeleted')
    expect(await sweep()).toBe(false)
    expect([write.mock.calls.length, erase.mock.calls.length]).toEqual([0, 0])
    write.mockRestore()
    erase.mockRestore()
  })
})

describe('of one customer', () => {
  test('the passwords are hidden that are still shown, and no others', async () => {
    await keep([
      { expiresAt: later },
      { sealedUntil: later, expiresAt: later },
      { sealedUntil: later, expiresAt: later },
    ])
    const hide = () => partner.run(() => storage.write((tx) => hidePasswords(tx, partner.caller(), '1')))
    expect([await hide(), await hide()]).toEqual([1, 0])
    expect(await kept()).toEqual([
      ['0', false, null],
      ['1', false, null],
      ['2', true, later],
    ])
  })

  test('the keys are forgotten, and no others', async () => {
    await keep([{ expiresAt: later }, { expiresAt: later }])
    await partner.run(() => storage.write((tx) => forgetKeys(tx, partner.caller(), '1')))
    expect(await kept()).toEqual([['0', false, null]])
  })
})
