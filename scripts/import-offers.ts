/**
 * Takes a saved answer of Partner Center's `GET /v1/offers` into the catalogue of the database of DATABASE_URL, and
 * reports what was added, changed and refused. No gateway may be running on an SQLite file.
 *
 *     npm run offers:import -- FILE [--dry-run]
 */
import 'reflect-metadata'
import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { loadCatalogue } from '../src/provisioning/offer/offer.catalogue.js'
import { type ImportReport, importOffers } from '../src/provisioning/offer/offer-import.service.js'
import { readConfiguration } from '../src/server/configuration.js'
import { openStorage } from '../src/storage/open-storage.js'

const usage = 'Usage: npm run offers:import -- FILE [--dry-run]'

const run = async (): Promise<void> => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { 'dry-run': { type: 'boolean', default: false } },
  })
  const [file, ...more] = positionals
  if (!file || more.length > 0) throw new Error(usage)
  const answer: unknown = JSON.parse((await readFile(file, 'utf8')).replace(/^\uFEFF/, ''))
  const storage = await openStorage(readConfiguration(process.env).database)
  try {
    await loadCatalogue(storage)
    report(await importOffers(storage, answer, values['dry-run']), values['dry-run'])
  } finally {
    await storage.close()
  }
}

const report = ({ added, changed, unchanged, refused }: ImportReport, isDryRun: boolean): void => {
  for (const { id, name } of added) console.log(`added    ${id}  ${name}`)
  for (const { offer, fields } of changed) console.log(`changed  ${offer.id}  ${offer.name}: ${fields.join(', ')}`)
  for (const { id, name, reason } of refused) console.log(`refused  ${id}  ${name}: ${reason}`)
  const counts = `${added.length} added, ${changed.length} changed, ${unchanged} unchanged, ${refused.length} refused`
  console.log(`${counts}.${isDryRun ? ' Nothing was written.' : ''}`)
}

try {
  await run()
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
