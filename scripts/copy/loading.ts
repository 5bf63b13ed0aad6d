import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import type { Table } from './tables.js'
import { type StoredValue, toCopyText } from './values.js'

/** Sent at a time, in characters. */
const chunkLength = 262_144

/** Sends rows to a table as quickly as it takes them. */
export const load = async (client: pg.Client, table: Table, rows: Iterable<StoredValue[]>): Promise<void> => {
  const columns = table.columns.map(({ name }) => `"${name}"`).join(', ')
  const into = client.query(copyFrom(`COPY "${table.name}" (${columns}) FROM STDIN`))
  const chunks = inChunks(table, rows)
  try {
    await pipeline(Readable.from(chunks), into)
  } finally {
    // SQLite would not let itself be closed while somebody reads.
    chunks.return(undefined)
  }
}

function* inChunks({ columns }: Table, rows: Iterable<StoredValue[]>): Generator<string, undefined> {
  let chunk = ''
  for (const row of rows) {
    const texts = columns.map(({ type }, place) => toCopyText(type, row[place] ?? null))
    chunk += `${texts.join('\t')}\n`
    if (chunk.length < chunkLength) continue
    yield chunk
    chunk = ''
  }
  if (chunk) yield chunk
  return undefined
}
