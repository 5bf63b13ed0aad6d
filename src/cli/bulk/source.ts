import { createReadStream, createWriteStream } from 'node:fs'
import { mkdtemp, open, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, extname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { Misused } from '../failures.js'
import type { Session } from '../session.js'

export const formats = ['csv', 'jsonl', 'xlsx'] as const

export type Format = (typeof formats)[number]

const ofEnding: Readonly<Record<string, Format>> = {
  '.csv': 'csv',
  '.tsv': 'csv',
  '.txt': 'csv',
  '.jsonl': 'jsonl',
  '.ndjson': 'jsonl',
  '.xlsx': 'xlsx',
}

/** What was said, or what the file's name says. */
export const formatOf = (path: string, said: Format | undefined): Format => {
  const format = said ?? ofEnding[extname(path).toLowerCase()]
  if (!format) throw new Misused(`Say --format ${formats.join(', ')}: "${path}" does not tell which it is.`)
  return format
}

/** A file that can be read as often as need be. */
export interface Source {
  /** What people call it. */
  readonly name: string
  readonly path: string
  readonly format: Format
  bytes(): AsyncIterable<Buffer>
  close(): Promise<void>
}

/** @throws Misused when it cannot be read */
export const openSource = async (path: string, session: Session): Promise<Source> => {
  const format = formatOf(path, session.flags.format as Format | undefined)
  if (path === '-') return spooled(session, format)
  await refuseIfUnreadable(path)
  return sourceOf({ name: basename(path), path, format }, async () => {})
}

const sourceOf = (file: Pick<Source, 'name' | 'path' | 'format'>, close: () => Promise<void>): Source => ({
  ...file,
  bytes: () => createReadStream(file.path),
  close,
})

const refuseIfUnreadable = async (path: string): Promise<void> => {
  try {
    const file = await open(path)
    const isFile = (await file.stat()).isFile()
    await file.close()
    if (!isFile) throw new Misused(`${path} is no file.`)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    throw code ? new Misused(`${path} cannot be read (${code}).`) : error
  }
}

/** What comes only once is kept for the time, because it is looked through before anything is made of it. */
const spooled = async ({ surroundings }: Session, format: Format): Promise<Source> => {
  const folder = await mkdtemp(join(tmpdir(), 'csp-import-'))
  const [path, close] = [join(folder, 'input'), () => rm(folder, { recursive: true, force: true })]
  try {
    await pipeline(surroundings.stdin, createWriteStream(path, { mode: 0o600 }))
  } catch (error) {
    await close()
    throw error
  }
  return sourceOf({ name: 'Standard input', path, format }, close)
}
