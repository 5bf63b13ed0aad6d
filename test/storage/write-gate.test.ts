import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, test } from '@jest/globals'
import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3'
import { PrismaClient } from '../../src/storage/generated/sqlite/client.js'
import { ReadConnections, WriteConnections } from '../../src/storage/sqlite/connection.js'
import { migrate } from '../../src/storage/sqlite/migrate.js'
import { openSqliteStorage } from '../../src/storage/sqlite/sqlite-storage.js'
import { StorageUnavailable } from '../../src/storage/storage-unavailable.js'
import { aFolder } from '../support/folder.js'

const folder = aFolder()

const aPartner = (id: string) => ({ id, name: id, country: 'US', domain: 'x', isSandbox: true, createdAt: new Date() })

interface Clients {
  readonly writer: PrismaClient
  readonly reader: PrismaClient
}

const ours = (file: string): Clients => ({
  writer: new PrismaClient({ adapter: new WriteConnections(file) }),
  reader: new PrismaClient({ adapter: new ReadConnections(file, () => {}) }),
})

/** What one gets from the adapter alone: one client for everything. */
const stock = (file: string): Clients => {
  const client = new PrismaClient({ adapter: new PrismaBetterSqlite3({ url: file }) })
  return { writer: client, reader: client }
}

const withClients = async <Result>(open: (file: string) => Clients, work: (clients: Clients) => Promise<Result>) => {
  const file = folder.file('gate.db')
  await migrate(file)
  const clients = open(file)
  await clients.writer.$connect()
  try {
    return await work(clients)
  } finally {
    await clients.reader.$disconnect()
    await clients.writer.$disconnect()
  }
}

/** While a transaction is open that will fail, another request reads and a third one writes. */
const raceWithFailingTransaction =
  ({ writer, reader }: Clients) =>
  async () => {
    const failing = writer
      .$transaction(async (tx) => {
        await tx.partner.create({ data: aPartner('never') })
        await sleep(300)
        throw new Error('rolled back')
      })
      .catch((error: Error) => error.message)
    await sleep(100)
    const dirtyReads = await reader.partner.count({ where: { id: 'never' } })
    await writer.partner.create({ data: aPartner('acknowledged') })
    return {
      failure: await failing,
      dirtyReads,
      kept: await reader.partner.count({ where: { id: 'acknowledged' } }),
      left: await reader.partner.count({ where: { id: 'never' } }),
    }
  }

describe('while a transaction is open that rolls back', () => {
  test('no read sees it, and no acknowledged write is lost with it', async () => {
    const outcome = await withClients(ours, (clients) => raceWithFailingTransaction(clients)())
    expect(outcome).toEqual({ failure: 'rolled back', dirtyReads: 0, kept: 1, left: 0 })
  })

  test('with the stock adapter a read sees it and an acknowledged write is lost: the hazard is real', async () => {
    const outcome = await withClients(stock, (clients) => raceWithFailingTransaction(clients)())
    expect(outcome).toMatchObject({ dirtyReads: 1, kept: 0 })
  })
})

describe('when another process holds the write lock', () => {
  test('a short while, the write waits and succeeds without stopping the event loop', async () => {
    await withClients(ours, async ({ writer, reader }) => {
      const other = (await withOther(reader)).hold(450)
      let ticks = 0
      const ticking = setInterval(() => {
        ticks += 1
      }, 10)
      await writer.$transaction(async (tx) => tx.partner.create({ data: aPartner('waited') }))
      clearInterval(ticking)
      await other
      expect(ticks).toBeGreaterThan(3)
      expect(await reader.partner.count({ where: { id: 'waited' } })).toBe(1)
    })
  })

  test('a long while, the write fails, and the next one succeeds', async () => {
    await withClients(ours, async ({ writer, reader }) => {
      const other = (await withOther(reader)).hold(3_000)
      await expect(writer.$transaction(async (tx) => tx.partner.create({ data: aPartner('refused') }))).rejects.toThrow(
        StorageUnavailable,
      )
      await other
      await writer.$transaction(async (tx) => tx.partner.create({ data: aPartner('next') }))
      expect((await reader.partner.findMany()).map(({ id }) => id)).toEqual(['next'])
    })
  })
})

test('no write waits for ever behind another one that takes too long, and the next one succeeds', async () => {
  const storage = await openSqliteStorage(folder.file('slow.db'))
  const create = (id: string) => storage.write((tx) => tx.partner.create({ data: aPartner(id) }))
  try {
    const slow = storage.write(async (tx) => {
      await sleep(4_500)
      return tx.partner.create({ data: aPartner('slow') })
    })
    const [tooSlow, behind] = await Promise.allSettled([slow, create('behind')])
    expect(tooSlow).toMatchObject({ reason: expect.any(StorageUnavailable) })
    expect(behind).toMatchObject({ reason: expect.any(StorageUnavailable) })
    await create('next')
    expect((await storage.read.partner.findMany()).map(({ id }) => id)).toEqual(['next'])
  } finally {
    await storage.close()
  }
})

describe('200 transactions at once, every third of which fails', () => {
  test('leave exactly the rows of those that succeeded', async () => {
    await withClients(ours, async ({ writer, reader }) => {
      const outcomes = await Promise.allSettled(
        Array.from({ length: 200 }, (_, index) =>
          writer.$transaction(
            async (tx) => {
              await tx.partner.create({ data: aPartner(`p${index}`) })
              if (index % 3 === 0) throw new Error('no')
            },
            { maxWait: 20_000 },
          ),
        ),
      )
      const succeeded = outcomes.flatMap(({ status }, index) => (status === 'fulfilled' ? [`p${index}`] : []))
      const stored = (await reader.partner.findMany()).map(({ id }) => id)
      expect(new Set(stored)).toEqual(new Set(succeeded))
      expect(stored).toHaveLength(133)
    })
  })
})

test('the client for reading cannot write', async () => {
  await withClients(ours, async ({ reader }) => {
    const refused = reader.partner.create({ data: aPartner('x') })
    await expect(refused).rejects.toMatchObject({ message: expect.stringMatching(/readonly/) })
  })
})

/** Another connection to the same file, as another process would have. */
const withOther = async (reader: PrismaClient) => {
  const { default: Database } = await import('better-sqlite3')
  const [{ file } = { file: '' }] = await reader.$queryRaw<{ file: string }[]>`PRAGMA database_list`
  const other = new Database(file)
  return {
    hold: async (ms: number) => {
      other.exec('BEGIN IMMEDIATE')
      await sleep(ms)
      other.exec('COMMIT')
      other.close()
    },
  }
}
