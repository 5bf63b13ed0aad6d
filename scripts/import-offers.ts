/**
 * Takes the offers of an answer of Partner Center's GET /v1/offers?country=.. into the catalogue of the database of
 * DATABASE_URL. With --dry-run it only tells what it would do.
 *
 *     npm run offers:import -- offers.json --dry-run
 */
import 'reflect-metadata'
import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { loadCatalogue } from '../src/provisioning/offer/offer.catalogue.js'
import {
  NotOffers,
  type OfferImport,
  parseOfferItems,
  planOfferImport,
} from '../src/provisioning/offer/offer.import.js'
import { readConfiguration } from '../src/server/configuration.js'
import { StartRefused } from '../src/shared/start-refused.js'
import type { Prisma } from '../src/storage/generated/sqlite/client.js'
import { openSqliteStorage } from '../src/storage/sqlite/sqlite-storage.js'
import type { Storage } from '../src/storage/storage.js'

interface Arguments {
  readonly file: string
  readonly isDryRun: boolean
}

const run = async ({ file, isDryRun }: Arguments): Promise<void> => {
  const items = parseOfferItems(await readFile(file, 'utf8'))
  const storage = await openSqliteStorage(readConfiguration(process.env).databaseFile)
  try {
    // As every start does: the offers that come with the gateway keep the first places.
    await loadCatalogue(storage)
    const plan = planOfferImport(items, await storage.read.offer.findMany())
    if (!isDryRun) await write(storage, plan)
    process.stdout.write(describe(file, plan, isDryRun))
  } finally {
    await storage.close()
  }
}

const write = (storage: Storage, { added, changed }: OfferImport): Promise<void> =>
  storage.write(async (tx) => {
    const rows = [...added, ...changed.map(({ offer }) => offer)] as Prisma.OfferCreateManyInput[]
    for (const row of rows) await tx.offer.upsert({ where: { id: row.id }, create: row, update: row })
  })

const describe = (file: string, { added, changed, unchanged, refused }: OfferImport, isDryRun: boolean): string => {
  const lines = [
    `Offers of ${file}${isDryRun ? ' (dry run: nothing was written)' : ''}`,
    `  added      ${added.length}`,
    `  changed    ${changed.length}`,
    ...changed.map(({ offer, fields }) => `    ${offer.id}  ${offer.name}: ${fields.join(', ')}`),
    `  unchanged  ${unchanged.length}`,
    `  refused    ${refused.length}`,
    ...refused.map(({ id, name, reason }) => `    ${id || '(no id)'}  ${name || '(no name)'}: ${reason}`),
  ]
  return `${lines.join('\n')}\n`
}

const usage = 'Usage: npm run offers:import -- FILE [--dry-run]'

const readArguments = (): Arguments | undefined => {
  try {
    const { values, positionals } = parseArgs({ allowPositionals: true, options: { 'dry-run': { type: 'boolean' } } })
    const [file, ...more] = positionals
    return file === undefined || more.length > 0 ? undefined : { file, isDryRun: values['dry-run'] ?? false }
  } catch (error) {
    // How parseArgs refuses an option that it does not know.
    if (error instanceof TypeError) return undefined
    throw error
  }
}

/** One clear line for what whoever runs this can mend; the rest is a fault with its stack. */
const describeFailure = (error: unknown, file: string): string => {
  if (error instanceof NotOffers) return `${file}: ${error.message}`
  if (error instanceof StartRefused) return error.message
  if (!(error instanceof Error)) return String(error)
  const isFileFault = 'syscall' in error && 'path' in error && error.path === file
  return isFileFault ? `The file cannot be read: ${error.message}` : (error.stack ?? error.message)
}

const given = readArguments()
if (given) {
  await run(given).catch((error: unknown) => {
    process.stderr.write(`${describeFailure(error, given.file)}\n`)
    process.exitCode = 1
  })
} else {
  process.stderr.write(`${usage}\n`)
  process.exitCode = 2
}
