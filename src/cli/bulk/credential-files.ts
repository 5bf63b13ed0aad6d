import { open, readdir, rename } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { Encrypter } from 'age-encryption'
import { Misused } from '../failures.js'
import { Batches } from './batches.js'
import { OwnFile } from './own-file.js'
import { refuseIfUnwritable } from './whole-file.js'

/** A one-time password, and whose it is. */
interface IssuedCredentials {
  readonly line: number
  readonly domain: string
  readonly customerId: string
  readonly signInName: string
  readonly password: string
}

/** Where one-time passwords are kept. */
export interface CredentialFiles {
  /** Until they are on disk. */
  keep(credentials: IssuedCredentials): Promise<void>
  close(): Promise<void>
}

interface Destination {
  readonly path: string
  /** Who can read them: age recipients. Without any they stand there as they are, for nobody but the user. */
  readonly recipients: readonly string[]
}

/** @throws Misused when passwords cannot be kept there, before there are any */
export const openCredentialFiles = async ({ path, recipients }: Destination): Promise<CredentialFiles> => {
  if (recipients.length > 0) {
    await refuseIfUnwritable(path)
    return encryptedParts(path, encrypterFor(recipients))
  }
  const file = await OwnFile.open(path, { name: 'file of passwords', beginning: '{"line":' })
  return { keep: (credentials) => file.add(credentials), close: () => file.close() }
}

const encrypterFor = (recipients: readonly string[]): Encrypter => {
  const encrypter = new Encrypter()
  for (const recipient of recipients) {
    try {
      encrypter.addRecipient(recipient)
    } catch {
      throw new Misused(`"${recipient}" is no age recipient: it begins with "age1". age-keygen makes one.`)
    }
  }
  return encrypter
}

const linesMax = 1_000

/**
 * What is encrypted cannot be added to, so it comes in parts: FILE.0001.age, FILE.0002.age. A part is written anew, whole,
 * each time something comes to it, until it has a thousand lines; each run begins with a part of its own.
 */
const encryptedParts = async (path: string, encrypter: Encrypter): Promise<CredentialFiles> => {
  let number = await lastNumber(path)
  let lines: readonly string[] = []
  const batches = new Batches<string>(async (added) => {
    if (lines.length === 0 || lines.length + added.length > linesMax) {
      number += 1
      lines = []
    }
    lines = [...lines, ...added]
    await replace(`${path}.${String(number).padStart(4, '0')}.age`, await encrypter.encrypt(lines.join('')))
  })
  return { keep: (credentials) => batches.add(`${JSON.stringify(credentials)}\n`), close: async () => {} }
}

const lastNumber = async (path: string): Promise<number> => {
  const own = (await readdir(dirname(path))).filter((name) => name.startsWith(`${basename(path)}.`))
  return Math.max(0, ...own.map((name) => Number(/\.(\d{4,})\.age$/.exec(name)?.[1] ?? 0)))
}

/** Whole or not at all, and on disk. */
const replace = async (path: string, content: Uint8Array): Promise<void> => {
  const next = join(dirname(path), `.${basename(path)}.${process.pid}`)
  const file = await open(next, 'w', 0o600)
  try {
    await file.writeFile(content)
    await file.sync()
  } finally {
    await file.close()
  }
  await rename(next, path)
  await syncFolder(dirname(path))
}

/** Windows has no such thing. */
const syncFolder = async (path: string): Promise<void> => {
  if (process.platform === 'win32') return
  const folder = await open(path)
  await folder.sync().finally(() => folder.close())
}
