import { createDatabase, dropDatabase, urlOf } from './postgresql.js'

declare const testedStorage: 'postgresql' | undefined

export interface TestDatabase {
  /** The variables that lead a gateway to it. */
  readonly environment: Record<string, string>
  drop(): Promise<unknown>
}

/** With PostgreSQL it is the same for each gateway on a database. */
export const serverKey = Buffer.alloc(32, 7).toString('base64')

/** Whether the Jest project runs its tests on PostgreSQL. */
export const isPostgresql = typeof testedStorage !== 'undefined'

/** A new database of the kind that the Jest project tests (jest.config.js). */
export const aDatabase = async (folder: string): Promise<TestDatabase> => {
  if (!isPostgresql) return { environment: { DATABASE_URL: `file:${folder}/gateway.db` }, drop: async () => {} }
  const name = await createDatabase()
  return { environment: { DATABASE_URL: urlOf(name), SERVER_KEY: serverKey }, drop: () => dropDatabase(name) }
}
