import { randomBytes } from 'node:crypto'
import { closeSync, existsSync, fsyncSync, openSync, readFileSync, writeSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { StartRefused } from '../shared/start-refused.js'

const keyLength = 32

/**
 * The key under which passwords are hashed: from the configuration, or from a file beside the database that is
 * made at the first start and that only its owner can read. Without it no password can be checked again: it
 * belongs into the backup, apart from the database.
 */
export const loadServerKey = (configured: Buffer | undefined, databaseFile: string): Buffer => {
  if (configured) return configured
  const file = join(dirname(databaseFile), 'server.key')
  return readKey(file) ?? makeKey(file)
}

const readKey = (file: string): Buffer | undefined => {
  if (!existsSync(file)) return undefined
  const key = Buffer.from(readFileSync(file, 'utf8').trim(), 'base64')
  if (key.length >= keyLength) return key
  throw new StartRefused(`${file} does not hold a key of ${keyLength} bytes in base64.`)
}

/** "wx": two processes that start together do not make two keys. */
const makeKey = (file: string): Buffer => {
  const key = randomBytes(keyLength)
  const descriptor = openSync(file, 'wx', 0o600)
  writeSync(descriptor, `${key.toString('base64')}\n`)
  fsyncSync(descriptor)
  closeSync(descriptor)
  return key
}
