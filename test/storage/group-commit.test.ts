import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { DriverAdapterError, type SqlDriverAdapter, type SqlQuery } from '@prisma/driver-adapter-utils'
import { openSqliteStorage } from '../../src/storage/sqlite/sqlite-storage.js'
import type { Storage, Writer } from '../../src/storage/storage.js'
import { StorageUnavailable } from '../../src/storage/storage-unavailable.js'
import { aFolder } from '../support/folder.js'

const folder = aFolder()

const aPartner = (id: string) => ({
  ...{ id, name: id, country: 'US', domain: `${id}.onmicrosoft.com`, isSandbox: true },
  createdAt: new Date(0),
})

/** The statements that came to SQLite, and whether the next ones fail as a full disk makes them. */
let statements: string[] = []
let failing: (sql: string) => boolean = () => false

const watched = (adapter: SqlDriverAdapter): SqlDriverAdapter => {
  const { queryRaw, executeRaw } = adapter
  const note = async <Result>(sql: string, run: () => Promise<Result>): Promise<Result> => {
    statements.push(sql)
    if (!failing(sql)) return run()
    const originalMessage = 'database or disk is full'
    throw new DriverAdapterError({
      ...{ kind: 'sqlite', extendedCode: 13, message: originalMessage, originalCode: 'SQLITE_FULL', originalMessage },
    })
  }
  return Object.assign(adapter, {
    queryRaw: (query: SqlQuery) => note(query.sql, () => queryRaw.call(adapter, query)),
    executeRaw: (query: SqlQuery) => note(query.sql, () => executeRaw.call(adapter, query)),
  })
}

let storage: Storage

beforeEach(async () => {
  storage = await openSqliteStorage(folder.file('group.db'), watched)
  statements = []
  failing = () => false
})
afterEach(async () => {
  failing = () => false
  await storage.close()
})

const create = (id: string) => storage.write((tx) => tx.partner.create({ data: aPartner(id) }))
const stored = async () => (await storage.read.partner.findMany({ orderBy: { id: 'asc' } })).map(({ id }) => id)
const commits = () => statements.filter((sql) => sql === 'COMMIT').length
const range = (length: number) => Array.from({ length }, (_, index) => `p${String(index).padStart(3, '0')}`)

describe('writes that wait for each other', () => {
  test('are committed together, at most 64 at a time', async () => {
    const ids = range(200)
    await Promise.all(ids.map(create))
    expect(await stored()).toEqual(ids)
    expect(commits()).toBeGreaterThanOrEqual(4)
    expect(commits()).toBeLessThan(50)
  })

  test('see what those before them wrote, and nobody else does before the commit', async () => {
    const [, seen, outside] = await Promise.all([
      create('a'),
      storage.write((tx) => tx.partner.count()),
      storage.write(() => storage.read.partner.count()),
    ])
    expect([seen, outside]).toEqual([1, 0])
  })

  test('fail alone: of their neighbours nothing is lost, of themselves nothing is kept', async () => {
    const half = (id: string, isGood: boolean) =>
      storage.write(async (tx) => {
        await tx.partner.create({ data: aPartner(id) })
        if (!isGood) throw new Error(`not ${id}`)
        return id
      })
    const ids = range(40)
    const outcomes = await Promise.allSettled(ids.map((id, index) => half(id, index % 3 > 0)))
    expect(outcomes).toEqual(
      ids.map((value, index) =>
        index % 3 > 0
          ? { status: 'fulfilled', value }
          : { status: 'rejected', reason: expect.objectContaining({ message: `not ${value}` }) },
      ),
    )
    expect(await stored()).toEqual(ids.filter((_, index) => index % 3 > 0))
    expect(commits()).toBeLessThan(20)
  })

  test('end once for all that have the same end, in their order', async () => {
    const ends: number[] = []
    const atEnd = async (writers: readonly Writer[]) => {
      ends.push(writers.length)
      await writers[0]?.partner.create({ data: aPartner(`end${ends.length}`) })
    }
    await Promise.all(range(10).map((id) => storage.write((tx) => tx.partner.create({ data: aPartner(id) }), atEnd)))
    expect(ends.reduce((sum, count) => sum + count, 0)).toBe(10)
    expect(ends.length).toBe(commits())
    expect(await stored()).toHaveLength(10 + ends.length)
  })

  test('whose end fails are all rolled back', async () => {
    const atEnd = async () => {
      throw new Error('no end')
    }
    const outcomes = await Promise.allSettled(
      range(5).map((id) => storage.write((tx) => tx.partner.create({ data: aPartner(id) }), atEnd)),
    )
    expect(outcomes.every(({ status }) => status === 'rejected')).toBe(true)
    expect(await stored()).toEqual([])
  })
})

describe('a disk that is full', () => {
  test('at the commit fails all of them, and none is kept', async () => {
    failing = (sql) => sql === 'COMMIT'
    const outcomes = await Promise.allSettled(range(8).map(create))
    expect(outcomes).toEqual(range(8).map(() => ({ status: 'rejected', reason: expect.any(StorageUnavailable) })))
    failing = () => false
    await create('next')
    expect(await stored()).toEqual(['next'])
  })

  test('in the middle fails those before it as well: none is acknowledged that is not kept', async () => {
    let inserts = 0
    failing = (sql) => /^INSERT INTO `main`.`Partner`/.test(sql) && ++inserts === 4
    const ids = range(8)
    const outcomes = await Promise.allSettled(ids.map(create))
    const acknowledged = ids.filter((_, index) => outcomes[index]?.status === 'fulfilled')
    expect(await stored()).toEqual(acknowledged)
    expect(acknowledged.length).toBeLessThan(8)
    expect(inserts).toBeGreaterThanOrEqual(4)
  })
})

test('whoever writes when its transaction is over writes nothing', async () => {
  let escaped: Writer | undefined
  let later: Promise<unknown> = Promise.resolve()
  await storage.write(async (tx) => {
    escaped = tx
    later = new Promise((resolve) => setTimeout(resolve, 50)).then(() => tx.partner.create({ data: aPartner('late') }))
    later.catch(() => {})
  })
  await expect(later).rejects.toThrow('The transaction is over.')
  expect(escaped).toBeDefined()
  expect(await stored()).toEqual([])
})
