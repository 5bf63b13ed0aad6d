import { randomUUID } from 'node:crypto'

/** Jest's global setup: the server of TEST_POSTGRES_URL, or one of the run's own. */
export default async (): Promise<void> => {
  process.env.JEST_POSTGRES_RUN = randomUUID().slice(0, 8)
  if (process.env.TEST_POSTGRES_URL) return
  const { startPostgresqlServer } = await import('./postgresql-server.js')
  const server = await startPostgresqlServer()
  process.env.TEST_POSTGRES_URL = server.url
  Object.assign(globalThis, { stopPostgresql: server.stop })
}
