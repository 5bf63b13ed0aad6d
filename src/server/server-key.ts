import { createHmac, randomBytes } from 'node:crypto'
import { closeSync, existsSync, fsyncSync, openSync, readFileSync, writeSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { deriveKey } from '../shared/sealing.js'
import { StartRefused } from '../shared/start-refused.js'
import type { DatabaseLocation } from '../storage/open-storage.js'
import type { Storage } from '../storage/storage.js'
import { takenColumns } from '../storage/unique-violation.js'

const keyLength = 32

/**
 * The key under which passwords are hashed: from the configuration, or from a file beside the database that is
 * made at the first start and that only its owner can read. Without it no password can be checked again: it
 * belongs into the backup, apart from the database.
 *
 * @throws StartRefused when it is not the one that the database was made with: every password would be wrong, and no
 *   idempotency key be known
 */
export const loadServerKey = async (
  storage: Storage,
  configured: Buffer | undefined,
  database: DatabaseLocation,
): Promise<Buffer> => {
  const installation = await storage.read.installation.findFirst({ where: { id: installationId } })
  const key = configured ?? keyBeside(database, installation !== null)
  const expected = installation?.serverKeyCheck ?? (key && (await rememberKey(storage, key)))
  if (!key) throw anotherKey()
  requireKeyOf(expected, key)
  return key
}

/**
 * @param check the installation's; undefined: nothing was made with a key yet
 * @throws StartRefused when the database was made with another key
 */
export const requireKeyOf = (check: string | undefined, key: Buffer): void => {
  if (check !== undefined && check !== checkOf(key)) throw anotherKey()
}

const anotherKey = () =>
  new StartRefused(
    'The server key is not the one that this database was made with. Set SERVER_KEY to that one, or bring its file server.key back from the backup.',
  )

/**
 * The key that the database gets in place of one that is lost: as it is configured, or a new file beside the database.
 *
 * @throws StartRefused when there is nothing to replace, or a key that would be overwritten
 */
export const makeReplacement = async (
  storage: Storage,
  configured: Buffer | undefined,
  database: DatabaseLocation,
): Promise<Buffer> => {
  const installation = await storage.read.installation.findFirst({ where: { id: installationId } })
  if (!installation) throw new StartRefused('This database was never used: it has no server key to replace.')
  const found = configured ?? ('file' in database ? readKey(keyFileOf(database.file)) : undefined)
  if (found && checkOf(found) === installation.serverKeyCheck) {
    throw new StartRefused('The server key is the one that this database was made with: nothing is lost.')
  }
  if (configured) return configured
  if (found)
    throw new StartRefused('Beside the database lies another key. Move server.key away, or set SERVER_KEY to it.')
  if ('file' in database) return makeKey(keyFileOf(database.file))
  throw new StartRefused('Set SERVER_KEY to the new key: make one with `openssl rand -base64 32`.')
}

/** From now on the database starts with this key, and with no other. */
export const adoptKey = async (storage: Storage, key: Buffer): Promise<void> => {
  const data = { serverKeyCheck: checkOf(key) }
  await storage.write((tx) => tx.installation.updateMany({ where: { id: installationId }, data }))
}

/** The key as it is configured or lies beside the database file; undefined when there is none. */
export const findServerKey = (configured: Buffer | undefined, databaseFile: string): Buffer | undefined =>
  configured ?? readKey(keyFileOf(databaseFile))

/** Where the key lies that is not configured. */
export const keyFileOf = (databaseFile: string): string => join(dirname(databaseFile), 'server.key')

const keyBeside = (database: DatabaseLocation, isOld: boolean): Buffer | undefined => {
  if (!('file' in database)) {
    throw new StartRefused(
      'SERVER_KEY is not set. With PostgreSQL it has to be, to the same value for each gateway: ' +
        'make one with `openssl rand -base64 32`, and keep it apart from the database.',
    )
  }
  const file = keyFileOf(database.file)
  return readKey(file) ?? (isOld ? undefined : makeKey(file))
}

const installationId = 'csp-gateway'

/** Says nothing about the key, and is another one for each key. */
const checkOf = (key: Buffer): string => {
  const secret = deriveKey(key, 'csp-gateway/key-check/1')
  return createHmac('sha256', secret).digest('base64url')
}

/** Of two processes that start together, one is remembered; the transaction asks the database itself, not a replica. */
const rememberKey = async (storage: Storage, key: Buffer): Promise<string> => {
  const row = { id: installationId, serverKeyCheck: checkOf(key), createdAt: new Date() }
  try {
    await storage.write((tx) => tx.installation.createMany({ data: [row] }))
    return row.serverKeyCheck
  } catch (error) {
    if (!takenColumns(error)) throw error
    const stored = await storage.write((tx) => tx.installation.findFirstOrThrow({ where: { id: installationId } }))
    return stored.serverKeyCheck
  }
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
