import type pg from 'pg'
import { StartRefused } from '../../shared/start-refused.js'

const versionMin = 150_000

interface Settings {
  readonly version: number
  readonly encoding: string
  readonly fsync: string
  readonly synchronousCommit: string
}

/** @throws StartRefused when the server is too old, has another encoding, or could lose what it acknowledged */
export const verifyServer = async (client: pg.Client): Promise<void> => {
  const { rows } = await client.query<Settings>(`
    SELECT current_setting('server_version_num')::int AS "version", current_setting('server_encoding') AS "encoding",
      current_setting('fsync') AS "fsync", current_setting('synchronous_commit') AS "synchronousCommit"`)
  const [settings] = rows
  if (!settings) throw new Error('PostgreSQL does not tell its settings.')
  const { version, encoding, fsync, synchronousCommit } = settings
  if (version < versionMin)
    throw new StartRefused(`PostgreSQL 15 or newer is needed; the server is ${version / 10_000}.`)
  if (encoding !== 'UTF8') throw new StartRefused(`The database's encoding is ${encoding}. Create it with UTF8.`)
  if (fsync !== 'on' || synchronousCommit === 'off') {
    throw new StartRefused(
      `PostgreSQL's fsync is ${fsync} and synchronous_commit is ${synchronousCommit}: acknowledged writes could be lost.`,
    )
  }
}
