import { expect, test } from '@jest/globals'
import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3'
import { verifyDurableSettings, WriteConnections } from '../../src/storage/sqlite/connection.js'
import { migrate } from '../../src/storage/sqlite/migrate.js'
import { aFolder } from '../support/folder.js'

const folder = aFolder()

test('our connections have the settings that durability needs', async () => {
  const file = folder.file('settings.db')
  await migrate(file)
  const connections = new WriteConnections(file)
  await (await connections.connect()).dispose()
  await expect(verifyDurableSettings(connections)).resolves.toBeUndefined()
})

test('the stock adapter’s do not, and a start with them is refused', async () => {
  const file = folder.file('settings.db')
  await migrate(file)
  await (await new WriteConnections(file).connect()).dispose()
  await expect(verifyDurableSettings(new PrismaBetterSqlite3({ url: file }))).rejects.toThrow(
    /^SQLite's synchronous is 1 where 2 is needed/,
  )
})
