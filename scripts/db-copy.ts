/**
 * Copies an installation from its SQLite file to an empty PostgreSQL database, wholly or not at all, and looks at every
 * value of it there. No gateway may be running on the file. After whatever went wrong it can be run again.
 *
 *     npm run db:copy -- --to postgresql://owner@host:5432/name [--from FILE]
 *
 * The login of --to has to own the database. A password is better kept in PGPASSWORD or ~/.pgpass.
 */
import type pg from 'pg'
import { requireKeyOf } from '../src/server/server-key.js'
import { StartRefused } from '../src/shared/start-refused.js'
import { withConnection } from '../src/storage/postgresql/connect.js'
import { prepareDatabase } from '../src/storage/postgresql/prepare-database.js'
import { readCopyArguments } from './copy/arguments.js'
import { compare } from './copy/comparison.js'
import { load } from './copy/loading.js'
import { forcedRules, foreignKeys, indexes, putAside } from './copy/put-aside.js'
import { Source } from './copy/source.js'
import { readTables, type Table } from './copy/tables.js'
import { begin, isThereAlready, requireEmpty, takeTables } from './copy/target.js'
import { type Count, describeCounts, describeWhatNext } from './copy/told.js'
import { describeFailure } from './database/failures.js'
import { reportFaults } from './database/faults.js'
import { verifyWithin } from './database/postgresql-database.js'
import { progressOn } from './progress.js'

const tell = (line: string) => process.stderr.write(`${line}\n`)

const run = async (): Promise<void> => {
  const asked = readCopyArguments(process.argv.slice(2), process.env)
  const source = await Source.open(asked.file)
  try {
    requireKeyOf(source.installation.serverKeyCheck, asked.serverKey)
    await prepareDatabase({ url: asked.to, migrationUrl: undefined, name: '--to' })
    await withConnection('--to', asked.to, (client) => copy(client, source, asked.serverKey))
  } finally {
    source.close()
  }
  console.log(describeWhatNext(asked))
}

/** All in one transaction: it is committed when everything has been looked at. */
const copy = async (client: pg.Client, source: Source, serverKey: Buffer): Promise<void> => {
  await begin(client)
  if (await isThereAlready(client, source)) return console.log('It is all there already, by an earlier copy.')
  const tables = await readTables(client)
  source.requireShape(tables)
  await takeTables(client, tables)
  const restoreRules = await putAside(client, forcedRules)
  await requireEmpty(client, tables)
  await fill(client, source, tables)
  const counts = await compareAll(client, source, tables)
  await restoreRules()
  await client.query('ANALYZE')
  tell('Looking at constraints and audit chains ...')
  const { faults, ends } = await verifyWithin(client, source.partnerIds, serverKey)
  console.log(describeCounts(counts))
  if (!reportFaults(faults)) throw new StartRefused(notTaken)
  for (const end of ends) console.log(end)
  await client.query('COMMIT')
}

const notTaken = 'The target was left empty. `npm run db:verify` tells whether the file has the same faults.'

const fill = async (client: pg.Client, source: Source, tables: readonly Table[]): Promise<void> => {
  const restoreKeys = await putAside(client, foreignKeys)
  const restoreIndexes = await putAside(client, indexes)
  tell('Copying ...')
  const count = counterOf(source, tables)
  for (const table of tables) await load(client, table, count(source.rows(table)))
  tell('Making indexes and foreign keys ...')
  await restoreIndexes()
  await restoreKeys()
}

/** @throws StartRefused when PostgreSQL has anything that SQLite has not, or lacks anything */
const compareAll = async (client: pg.Client, source: Source, tables: readonly Table[]): Promise<Count[]> => {
  tell('Comparing ...')
  const count = counterOf(source, tables)
  const counts: Count[] = []
  const differences: string[] = []
  for (const table of tables) {
    const found = await compare(client, table, count(source.rows(table)))
    counts.push({ table: table.name, here: source.count(table), there: found.rows })
    differences.push(...found.differences)
  }
  if (differences.length === 0) return counts
  throw new StartRefused(['What was written is not what was read:', ...differences, notTaken].join('\n'))
}

/** Rows between two looks at the clock. */
const toldEach = 5_000

/** Tells how far the rows have come that are taken from what it is given. */
const counterOf = (source: Source, tables: readonly Table[]) => {
  const total = tables.reduce((sum, table) => sum + source.count(table), 0)
  const progress = progressOn(process.stderr, { total, unit: 'rows' })
  let done = 0
  return function* <Row>(rows: Iterable<Row>): Generator<Row, undefined> {
    for (const row of rows) {
      yield row
      done += 1
      if (done % toldEach === 0 || done === total) progress.update(done)
    }
  }
}

/** Without its connection the server undoes what was not committed. */
const onSignal = (signal: NodeJS.Signals): void => {
  tell(`${signal}: the target is left as it was.`)
  process.exit(1)
}

process.once('SIGINT', onSignal)
process.once('SIGTERM', onSignal)

try {
  await run()
} catch (error) {
  tell(describeFailure(error))
  process.exitCode = 1
}
