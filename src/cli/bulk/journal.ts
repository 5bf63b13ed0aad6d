import { createHmac, randomBytes } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { Misused } from '../failures.js'
import { HashTable } from './hash-table.js'
import { OwnFile } from './own-file.js'

/** Where an import goes. */
export interface Destination {
  readonly url: string
  readonly partnerId: string
}

interface Header extends Destination {
  readonly version: 1
  /** What idempotency keys are made of; random, so that nobody can guess them who knows the file only. */
  readonly seed: string
}

/** What became of a row, by what it says. */
export type Entry =
  | { readonly asked: string; readonly line: number; readonly at: string }
  | { readonly refused: string; readonly line: number; readonly codes: readonly string[] }
  | {
      readonly created: string
      readonly line: number
      readonly domain: string
      readonly customerId: string
      /** False when the password could not be shown any more. */
      readonly hasCredentials: boolean
    }

const refused = 0
const created = 1

/**
 * What is known of an import, for when it is interrupted or repeated: lines of JSON that are only ever added. There are
 * neither customers nor passwords in it.
 */
export class Journal {
  private constructor(
    private readonly file: OwnFile,
    private readonly header: Header,
    private readonly rows: HashTable,
  ) {}

  /** @throws Misused when it is another import's */
  static async open(path: string, destination: Destination): Promise<Journal> {
    const file = await OwnFile.open(path, { name: 'journal of an import', beginning: '{"version":1,"url":' })
    try {
      const { header, rows } = await read(path)
      if (header) refuseIfElsewhere(path, header, destination)
      const journal = new Journal(file, header ?? newHeader(destination), rows)
      if (!header) await file.add(journal.header)
      return journal
    } catch (error) {
      await file.close()
      throw error
    }
  }

  /** The same for what says the same, whatever file it stands in. */
  idempotencyKeyOf(fingerprint: string): string {
    return createHmac('sha256', this.header.seed).update(fingerprint).digest('base64url')
  }

  isCreated(fingerprint: string): boolean {
    return this.rows.get(fingerprint) === created
  }

  hasCreated(domain: string): boolean {
    return this.rows.get(domainKey(domain)) === created
  }

  /** When it was asked for by a run that did not live to see the answer. */
  askedAt(fingerprint: string): Date | undefined {
    const seconds = this.rows.get(fingerprint) ?? refused
    return seconds > created ? new Date(seconds * 1_000) : undefined
  }

  /** Until it is on disk. */
  note(entry: Entry): Promise<void> {
    return this.file.add(entry)
  }

  close(): Promise<void> {
    return this.file.close()
  }
}

const domainKey = (domain: string): string => `domain ${domain}`

const newHeader = ({ url, partnerId }: Destination): Header => ({
  version: 1,
  url,
  partnerId,
  seed: randomBytes(32).toString('base64url'),
})

const refuseIfElsewhere = (path: string, { url, partnerId }: Header, to: Destination): void => {
  if (url !== to.url || partnerId !== to.partnerId)
    throw new Misused(
      `${path} is the journal of an import to ${url} for partner ${partnerId}; this one goes to ${to.url} for partner ${to.partnerId}. Say another --journal.`,
    )
}

const read = async (path: string): Promise<{ header: Header | undefined; rows: HashTable }> => {
  const rows = new HashTable()
  let header: Header | undefined
  let count = 0
  for await (const line of createInterface({ input: createReadStream(path), crlfDelay: Number.POSITIVE_INFINITY })) {
    count += 1
    const entry = parsed(line, `${path}: line ${count}`)
    if (count === 1) header = entry as Header
    else remember(entry as Entry, rows)
  }
  return { header, rows }
}

const parsed = (line: string, place: string): unknown => {
  try {
    return JSON.parse(line)
  } catch {
    throw new Misused(`${place} is damaged. Remove the line: what it says is asked for again.`)
  }
}

const remember = (entry: Entry, rows: HashTable): void => {
  if ('asked' in entry) rows.set(entry.asked, Math.floor(Date.parse(entry.at) / 1_000))
  else if ('refused' in entry) rows.set(entry.refused, refused)
  else {
    rows.set(entry.created, created)
    rows.set(domainKey(entry.domain), created)
  }
}
