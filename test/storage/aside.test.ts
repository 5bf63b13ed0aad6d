import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { Prisma } from '../../src/storage/generated/sqlite/client.js'
import { withinDeadline } from '../../src/storage/request-deadline.js'
import { openSqliteStorage } from '../../src/storage/sqlite/sqlite-storage.js'
import type { Storage } from '../../src/storage/storage.js'
import { aFolder } from '../support/folder.js'

const folder = aFolder()
let storage: Storage

beforeEach(async () => {
  storage = await openSqliteStorage(folder.file('aside.db'))
})
afterEach(() => storage.close())

const countTo = (last: number) => Prisma.sql`
  WITH RECURSIVE numbers(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < ${last}) SELECT count(*) FROM numbers`

/** Takes some hundred milliseconds. */
const long = countTo(2_000_000)
const short = Prisma.sql`SELECT 42`

/** The names in the order in which they end. */
const orderOf = async (works: Record<string, Promise<unknown>>): Promise<string[]> => {
  const order: string[] = []
  await Promise.all(Object.entries(works).map(([name, work]) => work.then(() => order.push(name))))
  return order
}

test('what takes long aside holds up neither reads nor writes, but those aside after it', async () => {
  const order = await orderOf({
    long: storage.aside.count(long),
    aside: storage.aside.count(short),
    read: storage.count(short),
    write: storage.write(async (tx) => void (await tx.$queryRaw`SELECT 1`)),
  })
  expect(order.slice(0, 2).sort()).toEqual(['read', 'write'])
  expect(order.slice(2)).toEqual(['long', 'aside'])
})

test('what was committed is seen aside', async () => {
  const partners = Prisma.sql`SELECT count(*) FROM "Partner"`
  expect(await storage.aside.count(partners)).toBe(0)
  const partner = { id: 'p', name: 'p', country: 'US', domain: 'p.onmicrosoft.com', isSandbox: true }
  await storage.write((tx) => tx.partner.create({ data: { ...partner, createdAt: new Date(0) } }))
  expect(await storage.aside.count(partners)).toBe(1)
})

test('a statement that fails is told, and the next one is carried out', async () => {
  const writing = storage.aside.count(Prisma.sql`DELETE FROM "Partner" RETURNING 1`)
  await expect(writing).rejects.toMatchObject({
    message: 'attempt to write a readonly database',
    code: 'SQLITE_READONLY',
  })
  await expect(storage.aside.count(Prisma.sql`SELECT count(*) FROM "Nothing"`)).rejects.toThrow(
    'no such table: Nothing',
  )
  expect(await storage.aside.count(short)).toBe(42)
})

test('what nobody waits for any longer by its turn is not begun', async () => {
  const before = storage.aside.count(long)
  const endless = withinDeadline(20, () => storage.aside.count(countTo(1e12)))
  await expect(endless).rejects.toThrow('took longer than 20 ms')
  await before
  expect(await storage.aside.count(short)).toBe(42)
})

test('who wants the log brought in waits for what is read aside', async () => {
  expect(await orderOf({ long: storage.aside.count(long), erased: storage.eraseDeleted() })).toEqual(['long', 'erased'])
})

test('its figures say who waits', async () => {
  const reading = [storage.aside.count(long), storage.aside.count(short)]
  await new Promise(setImmediate)
  expect(storage.measurements().turns.aside).toMatchObject({ max: 1, inUse: 1, waiting: 1 })
  await Promise.all(reading)
  expect(storage.measurements().turns.aside).toMatchObject({ inUse: 0, waiting: 0 })
})

test('a close waits for what is read, and refuses what comes after it', async () => {
  const other = await openSqliteStorage(folder.file('closed.db'))
  const reading = other.aside.count(long)
  await new Promise(setImmediate)
  const [waiting] = await Promise.all([Promise.allSettled([other.aside.count(short)]), other.close()])
  expect(await reading).toBe(2_000_000)
  expect(waiting).toMatchObject([{ status: 'rejected', reason: { message: 'The database connection is not open.' } }])
  await expect(other.aside.count(short)).rejects.toThrow('The database connection is not open.')
})
