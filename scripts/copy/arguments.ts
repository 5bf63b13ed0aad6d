import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { readConfiguration } from '../../src/server/configuration.js'
import { findServerKey, keyFileOf } from '../../src/server/server-key.js'
import { StartRefused } from '../../src/shared/start-refused.js'
import { isPostgresqlUrl } from '../../src/storage/open-storage.js'

/** What the command was asked to do. */
export interface CopyArguments {
  readonly file: string
  readonly to: string
  readonly serverKey: Buffer
  /** The file that the key is from; undefined: SERVER_KEY. */
  readonly keyFile: string | undefined
}

const usage = 'Usage: npm run db:copy -- --to postgresql://owner@host:5432/name [--from FILE]'

/** @throws StartRefused that says what is wrong, without the URL: it can hold a password */
export const readCopyArguments = (
  args: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): CopyArguments => {
  const { to, from } = parse(args)
  if (to === undefined) throw new StartRefused(`--to is missing. ${usage}`)
  if (!isPostgresqlUrl(to)) {
    throw new StartRefused(`--to is not the URL of a PostgreSQL database, such as postgresql://owner@host:5432/name.`)
  }
  const { database, serverKey: configured } = readConfiguration(environment)
  const ownFile = 'file' in database ? database.file : undefined
  const file = from === undefined ? ownFile : resolve(from)
  if (file === undefined)
    throw new StartRefused(`DATABASE_URL is a PostgreSQL database already: name a file in --from.`)
  return { file, to, ...findKey(configured, [file, ...(ownFile ? [ownFile] : [])]) }
}

/** SERVER_KEY, or the file beside the database; a backup has none, and is of the database of DATABASE_URL. */
const findKey = (configured: Buffer | undefined, files: readonly string[]) => {
  const withKey = files.find((file) => findServerKey(configured, file))
  const serverKey = withKey && findServerKey(configured, withKey)
  if (!serverKey) {
    throw new StartRefused(
      'The server key is not there: it is SERVER_KEY, or the file server.key beside the database. Without it the copy could not be checked, nor used.',
    )
  }
  return { serverKey, keyFile: configured ? undefined : keyFileOf(withKey) }
}

const parse = (args: readonly string[]) => {
  try {
    return parseArgs({ args: [...args], options: { to: { type: 'string' }, from: { type: 'string' } } }).values
  } catch (error) {
    // parseArgs refuses what it does not know with a TypeError; what was given can be a URL with a password.
    if (error instanceof TypeError) throw new StartRefused(usage)
    throw error
  }
}
