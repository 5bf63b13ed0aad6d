/**
 * For a server key that is lost and in no backup: says what is given up without it, and with --yes gives that up and
 * makes the database one of another key. Every gateway on the database has to be stopped before. The new key is
 * SERVER_KEY, or is made beside the SQLite file.
 *
 *     npm run server-key:replace [-- --yes]
 */
import 'reflect-metadata'
import { parseArgs } from 'node:util'
import { countGivenUp, type GivenUp, giveUpLostKey } from '../src/provisioning/installation/server-key-replacement.js'
import { readConfiguration } from '../src/server/configuration.js'
import { adoptKey, makeReplacement } from '../src/server/server-key.js'
import { openStorage } from '../src/storage/open-storage.js'
import type { Storage } from '../src/storage/storage.js'

const { values } = parseArgs({ options: { yes: { type: 'boolean', default: false } } })

const tell = ({ passwords, idempotencyKeys, webhooks, auditRecords }: GivenUp): void => {
  console.log('Without the server key that the database was made with:')
  console.log(
    `  ${auditRecords} audit records stay, and nobody can verify them any more; their chain is closed and goes on.`,
  )
  console.log(`  ${passwords} one-time passwords can no longer be checked: reset those that were not used yet.`)
  console.log('  Whoever is signed in to a customer’s company has to sign in again.')
  console.log(`  ${webhooks} webhooks are paused: rotate the secret of each, change it at the receiver, resume it.`)
  console.log(`  ${idempotencyKeys} idempotency keys are forgotten: requests that are sent again are done again.`)
}

const run = async (storage: Storage): Promise<void> => {
  tell(await countGivenUp(storage))
  if (!values.yes)
    return console.log('Nothing was changed. Stop every gateway, make a backup, and run it again with --yes.')
  const { serverKey, database } = readConfiguration(process.env)
  const key = await makeReplacement(storage, serverKey, database)
  await giveUpLostKey(storage, key)
  // Last: until here, an interrupted run can be repeated.
  await adoptKey(storage, key)
  console.log('Done. Keep the new key apart from the database, and back it up now.')
}

try {
  const storage = await openStorage(readConfiguration(process.env).database)
  try {
    await run(storage)
  } finally {
    await storage.close()
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
