import { readFile } from 'node:fs/promises'
import { projectFile } from '../../shared/project-file.js'
import { openSchemaEngine, schemaFilter } from '../schema-engine.js'
import { readMigrations } from './migrate.js'
import { MigrationConnections } from './migration-connections.js'

/** The SQL that leads from what prisma/migrations makes to what prisma/schema.prisma says; null when they agree. */
export const findSchemaDrift = async (): Promise<string | null> => {
  const schema = await readFile(projectFile('prisma/schema.prisma'), 'utf8')
  const connections = new MigrationConnections(':memory:')
  const engine = await openSchemaEngine(schema, connections)
  try {
    const { stdout } = await engine.diff({
      from: { tag: 'migrations', ...(await readMigrations(projectFile('prisma/migrations'))) },
      to: { tag: 'schemaDatamodel', files: [{ path: 'schema.prisma', content: schema }] },
      script: true,
      exitCode: null,
      filters: schemaFilter,
    })
    return !stdout || stdout.startsWith('-- This is an empty migration') ? null : stdout
  } finally {
    engine.free()
    await connections.close()
  }
}
