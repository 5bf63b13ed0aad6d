/**
 * A gateway that does not sync its commits: what a check of that has to notice. The product has no switch for it, and
 * refuses to start with such a connection, so the setting is changed behind its back.
 */
import 'reflect-metadata'
import type { SqlDriverAdapter, SqlQuery } from '@prisma/driver-adapter-utils'
import { startGateway } from '../../src/gateway.js'
import { readConfiguration } from '../../src/server/configuration.js'
import { openSqliteStorage } from '../../src/storage/sqlite/sqlite-storage.js'
import { sqliteFileOf } from './sqlite-file.js'

const withoutSync = (adapter: SqlDriverAdapter): SqlDriverAdapter => {
  const { executeRaw } = adapter
  return Object.assign(adapter, {
    executeRaw: async (query: SqlQuery) => {
      if (query.sql.startsWith('BEGIN')) await adapter.executeScript('PRAGMA synchronous = NORMAL')
      return executeRaw.call(adapter, query)
    },
  })
}

const gateway = await startGateway(readConfiguration(process.env), {
  openStorage: (configuration) => openSqliteStorage(sqliteFileOf(configuration), withoutSync),
})
process.stderr.write(`GraphQL API  ${gateway.url}/graphql\n`)
process.on('SIGTERM', async () => {
  await gateway.close()
  process.exit(0)
})
