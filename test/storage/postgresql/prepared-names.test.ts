import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { Prisma } from '../../../src/storage/generated/sqlite/client.js'
import { transactionOf } from '../../../src/storage/open-transaction.js'
import { forPartner } from '../../../src/storage/partner-scope.js'
import { openPostgresqlStorage } from '../../../src/storage/postgresql/postgresql-storage.js'
import { PreparedNames } from '../../../src/storage/postgresql/prepared-names.js'
import type { Storage, Writer } from '../../../src/storage/storage.js'
import { insertEvent } from '../../support/events.js'
import { createDatabase, dropDatabase, urlOf, withClient } from '../../support/postgresql.js'

const partnerId = randomUUID()
let database = ''
let storage: Storage

beforeEach(async () => {
  database = await createDatabase()
  storage = await openPostgresqlStorage({ url: urlOf(database), readUrl: undefined, migrationUrl: undefined })
})
afterEach(async () => {
  await storage.close()
  await dropDatabase(database)
})

/** One after the other, so that one connection does all of it. */
const write = <Result>(work: (tx: Writer) => Promise<Result>): Promise<Result> =>
  forPartner(partnerId, () => storage.write(work))

const insert = (sequence: number): Promise<void> => write((tx) => insertEvent(tx, partnerId, sequence))

/** How often each statement that begins so was run on the connection as a prepared one. */
const timesPrepared = async (beginning: string): Promise<number[]> => {
  const rows = await write((tx) =>
    transactionOf(tx).query(Prisma.sql`
      SELECT (generic_plans + custom_plans)::integer FROM pg_prepared_statements
      WHERE name LIKE 'csp_gateway_%' AND statement LIKE ${`${beginning}%`}`),
  )
  return rows.map(([times]) => Number(times))
}

const insertAll = async (...sequences: number[]) => {
  for (const sequence of sequences) await insert(sequence)
}

describe('a statement that comes again', () => {
  test('is prepared at its third time, and run so from then on', async () => {
    await insertAll(1, 2)
    expect(await timesPrepared('INSERT INTO "Event"')).toEqual([])
    await insertAll(3, 4, 5)
    expect(await timesPrepared('INSERT INTO "Event"')).toEqual([3])
  })

  test('stays prepared when it fails', async () => {
    await insertAll(1, 2, 3)
    for (let time = 0; time < 3; time += 1) await expect(insert(3)).rejects.toThrow()
    await insertAll(4, 5)
    const [times] = await timesPrepared('INSERT INTO "Event"')
    expect(times).toBeGreaterThanOrEqual(3)
  })

  test('is prepared when it is sent next, where one before it failed the first time that it has a name', async () => {
    const fail = async (tx: Writer) => {
      await transactionOf(tx).executeAhead(Prisma.sql`SELECT 1 / (SELECT count(*) FROM "Event" WHERE "sequence" = -1)`)
      await insertEvent(tx, partnerId, 9)
    }
    await insertAll(1, 2)
    await expect(write(fail)).rejects.toThrow('division by zero')
    await insertAll(3, 4)
    expect(await timesPrepared('INSERT INTO "Event"')).toEqual([2])
  })

  test('is done again, and prepared no more, when somebody gave us another connection of the server', async () => {
    await insertAll(1, 2, 3)
    await write((tx) => transactionOf(tx).execute(Prisma.sql`DEALLOCATE ALL`))
    await insertAll(4, 5)
    expect(await timesPrepared('INSERT')).toEqual([])
    const read = async () => await storage.read.event.findMany({ orderBy: { sequence: 'asc' } })
    expect((await forPartner(partnerId, read)).map(({ sequence }) => sequence)).toEqual([1, 2, 3, 4, 5])
  })
})

describe('the columns of a statement that is prepared', () => {
  const values = Prisma.sql`
    SELECT '2026-11-27T10:00:00.123'::timestamp AS "time", true AS "boolean", '[1,{"a":null}]'::jsonb AS "json",
      7 AS "number", 'text' AS "text", NULL AS "nothing"`

  test('are what they were when nobody asks for them any more', async () => {
    const read = () => write((tx) => transactionOf(tx).query(values))
    const [first, ...others] = [await read(), await read(), await read(), await read(), await read(), await read()]
    expect(first).toEqual([[new Date('2026-11-27T10:00:00.123Z'), true, [1, { a: null }], 7, 'text', null]])
    for (const other of others) expect(other).toEqual(first)
  })

  test('are others after they were changed: the next one reads those', async () => {
    const change = (sql: string) => withClient(urlOf(database), (client) => client.query(sql))
    await change('CREATE TABLE "changing" ("value" integer); INSERT INTO "changing" VALUES (7)')
    await change('GRANT SELECT ON "changing" TO PUBLIC')
    const text = Prisma.sql`SELECT "value", '......................................................' FROM "changing"`
    const read = () => write(async (tx) => (await transactionOf(tx).query(text))[0]?.[0])
    expect([await read(), await read(), await read(), await read(), await read()]).toEqual([7, 7, 7, 7, 7])
    await change(`ALTER TABLE "changing" ALTER COLUMN "value" TYPE jsonb USING '{"now":"json"}'`)
    // Whoever finds out fails, and may ask again.
    await read().catch(() => {})
    expect([await read(), await read(), await read()]).toEqual(Array.from({ length: 3 }, () => ({ now: 'json' })))
  })

  test('are asked for again by whoever reads them in another way', async () => {
    const plain = () => write((tx) => transactionOf(tx).query(values))
    const byPrisma = () => write((tx) => tx.$queryRaw<object[]>(values))
    for (let time = 0; time < 4; time += 1) {
      expect((await plain())[0]?.[2]).toEqual([1, { a: null }])
      expect(await byPrisma()).toEqual([
        {
          time: new Date('2026-11-27T10:00:00.123Z'),
          boolean: true,
          json: [1, { a: null }],
          number: 7,
          text: 'text',
          nothing: null,
        },
      ])
    }
  })
})

describe('names', () => {
  const long = (text: string) => `SELECT ${text.padEnd(80)}`

  test('are those of their texts, and fit in what PostgreSQL has room for', () => {
    const names = new PreparedNames()
    const nameOf = (text: string) => [1, 2, 3].map(() => names.of(text)).at(-1) as string
    expect(nameOf(long('a'))).toMatch(/^csp_gateway_[\w-]{43}$/)
    expect(nameOf(long('a'))).not.toBe(nameOf(long('b')))
    expect(nameOf(long('b'))).toBe(names.of(long('b')))
  })

  test('are not for what is short', () => {
    const names = new PreparedNames()
    expect([1, 2, 3, 4].map(() => names.of('COMMIT'))).toEqual([undefined, undefined, undefined, undefined])
  })

  test('are a hundred at most, whatever is sent', () => {
    const names = new PreparedNames()
    const texts = Array.from({ length: 500 }, (_, index) => long(String(index)))
    for (let time = 0; time < 4; time += 1) for (const text of texts) names.of(text)
    expect(texts.filter((text) => names.of(text))).toHaveLength(100)
  })
})
