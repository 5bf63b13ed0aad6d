import { randomUUID } from 'node:crypto'
import { tsImport } from 'tsx/esm/api'

/** Jest's global setup: the server of TEST_POSTGRES_URL, or one of the run's own. Jest loads it as it is. */
export default async () => {
  process.env.JEST_POSTGRES_RUN = randomUUID().slice(0, 8)
  if (process.env.TEST_POSTGRES_URL) return
  const { startPostgresqlServer } = await tsImport('./postgresql-server.ts', import.meta.url)
  const server = await startPostgresqlServer()
  process.env.TEST_POSTGRES_URL = `${server.url}/postgres`
  globalThis.stopPostgresql = server.stop
}
