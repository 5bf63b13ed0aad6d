import type pg from 'pg'

/** A row with every value as PostgreSQL writes it; null for NULL. */
export type TextRow = (string | null)[]

/** Of all rows of a query, so many are in memory. */
const fetchedAtOnce = 1_000

const asText = { getTypeParser: () => (text: string) => text }

/** So that a value is written in one way whatever the server's configuration. Until the transaction ends. */
export const textSettings = `SET LOCAL DateStyle = 'ISO, YMD'; SET LOCAL bytea_output = 'hex'`

/**
 * The rows of a query one after the other, however many there are. Inside of a transaction that has
 * {@link textSettings}, and one at a time.
 */
export async function* readTextRows(
  client: pg.Client,
  query: string,
  values: readonly string[] = [],
): AsyncGenerator<TextRow> {
  await client.query(`DECLARE "text_rows" NO SCROLL CURSOR FOR ${query}`, [...values])
  for (;;) {
    const fetch = { text: `FETCH ${fetchedAtOnce} FROM "text_rows"`, rowMode: 'array' as const, types: asText }
    const { rows } = await client.query<TextRow>(fetch)
    yield* rows
    if (rows.length < fetchedAtOnce) break
  }
  await client.query('CLOSE "text_rows"')
}

/** A TIMESTAMP without time zone, which is in UTC. */
export const timeOf = (text: string): Date => new Date(`${text.replace(' ', 'T')}Z`)
