/**
 * Fills the database of DATABASE_URL with customers of the sandbox partner, to try and to measure with. The same
 * arguments make the same customers in an empty database; a second run adds further ones.
 *
 *     npm run seed -- --customers 1000 --partner-country DE
 */
import 'reflect-metadata'
import { randomBytes } from 'node:crypto'
import { on } from 'node:events'
import { realpathSync } from 'node:fs'
import { Worker } from 'node:worker_threads'
import { generateOneTimePassword } from '../src/provisioning/credential/one-time-password.js'
import { PasswordHasher } from '../src/provisioning/credential/password-hash.js'
import { AuditChain, type ChainEnd } from '../src/provisioning/ledger/audit-chain.js'
import { loadCatalogue } from '../src/provisioning/offer/offer.catalogue.js'
import { toOffer } from '../src/provisioning/offer/offer.service.js'
import { ensureSandboxPartner } from '../src/provisioning/partner/sandbox-partner.js'
import { readConfiguration } from '../src/server/configuration.js'
import { loadServerKey } from '../src/server/server-key.js'
import { StartRefused } from '../src/shared/start-refused.js'
import { lockForThisProcess } from '../src/storage/sqlite/process-lock.js'
import { openSqliteStorage } from '../src/storage/sqlite/sqlite-storage.js'
import { requireSqliteFile } from './database/sqlite-file.js'
import { inFigures, progressOn } from './progress.js'
import { parseSeedArguments, WrongArguments } from './seed/arguments.js'
import { BulkWriter } from './seed/bulk-writer.js'
import { chainAudit } from './seed/chained.js'
import type { GeneratorTask } from './seed/generator.js'
import type { StoredTable } from './seed/stored.js'

/** Customers that are made together. */
const batchSize = 1_000

/** Batches that are made ahead of the writing. */
const batchesAhead = 4

const dayMs = 86_400_000

const run = async (args: readonly string[]): Promise<void> => {
  const startedAt = performance.now()
  const { customers, partnerCountry } = parseSeedArguments(args)
  const configuration = readConfiguration(process.env)
  const databaseFile = requireSqliteFile('Seed a file.')
  const country = partnerCountry ?? configuration.sandboxCountry
  const facts = await prepare(databaseFile, configuration.serverKey, country)
  // Under the same name as the gateway: a link to the file is the same file.
  const file = realpathSync(databaseFile)
  const unlock = lockForThisProcess(file)
  try {
    const first = await seed(file, { ...facts, customers })
    const seconds = ((performance.now() - startedAt) / 1_000).toFixed(1)
    process.stderr.write(
      `${inFigures(customers)} customers, after the ${inFigures(first)} of earlier runs, in ${databaseFile} (${seconds} s). ` +
        `The sandbox partner is in ${country} now: start the gateway with SANDBOX_COUNTRY=${country}.\n`,
    )
  } finally {
    unlock()
  }
}

type Facts = Omit<GeneratorTask, 'customers' | 'first' | 'batchSize'> & { readonly serverKey: Buffer }

/** Makes the file what the gateway makes of it at a start, and moves the partner. */
const prepare = async (
  databaseFile: string,
  configured: Buffer | undefined,
  partnerCountry: string,
): Promise<Facts> => {
  const storage = await openSqliteStorage(databaseFile)
  try {
    const serverKey = await loadServerKey(storage, configured, { file: databaseFile })
    await loadCatalogue(storage)
    const { id: partnerId } = await ensureSandboxPartner(storage, partnerCountry)
    const rows = await storage.read.offer.findMany({ orderBy: [{ position: 'asc' }, { id: 'asc' }] })
    const offers = rows.map(toOffer)
    // To the day, so that two runs on one day make the same times and ids as well.
    const now = new Date(Math.floor(Date.now() / dayMs) * dayMs)
    return { partnerId, partnerCountry, offers, passwordHash: unknowableHash(), now, serverKey }
  } finally {
    await storage.close()
  }
}

/**
 * One for all customers of a run: a million hashes would take their time and help nobody. Password and key are random
 * and kept nowhere, so nobody can sign in with it; a new password can be issued as for every customer.
 */
const unknowableHash = (): string => new PasswordHasher(randomBytes(32)).hash(generateOneTimePassword([]))

/** @returns how many seeded customers there had been */
const seed = async (databaseFile: string, facts: Facts & Pick<GeneratorTask, 'customers'>): Promise<number> => {
  const { serverKey, ...task } = facts
  const { partnerId, customers } = task
  const chain = new AuditChain(serverKey)
  const writer = new BulkWriter(databaseFile)
  try {
    const first = writer.nextNumber(partnerId)
    writer.begin(customers)
    const chainEnd = await writeAll(writer, { ...task, first, batchSize }, chain)
    process.stderr.write('Indexes ...\n')
    writer.setChainEnd(partnerId, chainEnd, chain.sealOf(partnerId, chainEnd))
    writer.commit()
    return first
  } finally {
    writer.close()
  }
}

/** @returns where the audit chain ends now */
const writeAll = async (writer: BulkWriter, task: GeneratorTask, chain: AuditChain): Promise<ChainEnd> => {
  const { customers, partnerId } = task
  let chainEnd = writer.chainEnd(partnerId)
  const progress = progressOn(process.stderr, { total: customers, unit: 'customers' })
  const generator = new Worker(new URL('./seed/generator-thread.mjs', import.meta.url), {
    workerData: task,
    // What it makes lives until it is sent: with room for a few batches, little is copied by the garbage collector.
    resourceLimits: { maxYoungGenerationSizeMb: 128 },
  })
  try {
    for (let ahead = 0; ahead < batchesAhead; ahead += 1) generator.postMessage('next')
    let written = 0
    for await (const [message] of on(generator, 'message')) {
      generator.postMessage('next')
      const tables = message as StoredTable[]
      chainEnd = chainAudit(tables, chain, chainEnd)
      writer.write(tables)
      written = Math.min(written + batchSize, customers)
      progress.update(written)
      if (written === customers) return chainEnd
    }
    throw new Error('The generator ended early.')
  } finally {
    await generator.terminate()
  }
}

try {
  await run(process.argv.slice(2))
} catch (error) {
  const isForWhoeverRunsIt = error instanceof WrongArguments || error instanceof StartRefused
  process.stderr.write(`${isForWhoeverRunsIt ? error.message : error instanceof Error ? error.stack : error}\n`)
  process.exitCode = error instanceof WrongArguments ? 2 : 1
}
