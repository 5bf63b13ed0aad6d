import { type CustomerSearch, candidatesMax } from '../customer-search.js'
import { Prisma } from '../generated/sqlite/client.js'
import { limitTo } from '../page-sql.js'
import type { PreparedReads } from './prepared-reads.js'

const trigramsMax = 24

/** Candidates by the index of every three letters in a row (prisma/migrations, CustomerSearch). */
export class SqliteCustomerSearch implements CustomerSearch {
  constructor(private readonly prepared: Pick<PreparedReads, 'all'>) {}

  async findCandidates(words: readonly string[]): Promise<readonly string[] | null> {
    const trigrams = [...new Set(words.flatMap(trigramsOf))].slice(0, trigramsMax)
    if (trigrams.length === 0) return null
    const query = trigrams.map((trigram) => `"${trigram.replaceAll('"', '""')}"`).join(' AND ')
    const found = await this.prepared.all(Prisma.sql`
      SELECT "customerId" FROM "CustomerSearchKey" WHERE "number" IN (
        SELECT "rowid" FROM "CustomerSearch" WHERE "CustomerSearch" MATCH ${query} ${limitTo(candidatesMax + 1)}
      )`)
    return found.length > candidatesMax ? null : found.map(([customerId]) => String(customerId))
  }
}

/**
 * "coffee" -> cof, ffe, fee; nothing for words that are shorter than three letters. Each second one and the last are
 * enough: the others cost as much to look up, and leave out next to nothing more.
 */
const trigramsOf = (word: string): string[] => {
  const letters = [...word]
  const last = letters.length - 3
  return letters.flatMap((_, at) =>
    at <= last && (at % 2 === 0 || at === last) ? [letters.slice(at, at + 3).join('')] : [],
  )
}
