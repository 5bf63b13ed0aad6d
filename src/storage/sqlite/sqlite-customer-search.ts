import { type CustomerSearch, candidatesMax } from '../customer-search.js'
import { Prisma } from '../generated/sqlite/client.js'
import { limitTo } from '../page-sql.js'
import type { PreparedReads } from './prepared-reads.js'
import { TrigramFrequencies } from './trigram-frequencies.js'

/** How many trigrams of all words are looked at. */
const trigramsMax = 24

/** Candidates by the index of every three letters in a row (prisma/migrations, CustomerSearch). */
export class SqliteCustomerSearch implements CustomerSearch {
  readonly #frequencies: TrigramFrequencies

  constructor(private readonly prepared: Pick<PreparedReads, 'all'>) {
    this.#frequencies = new TrigramFrequencies(prepared)
  }

  async findCandidates(words: readonly string[]): Promise<Prisma.Sql | null> {
    const trigrams = [...new Set(words.flatMap(trigramsOf))].slice(0, trigramsMax)
    if (trigrams.length === 0) return null
    const rarestFirst = await this.#frequencies.rarestFirst(trigrams)
    const few = this.#frequencies.enoughOf(rarestFirst)
    const isMore = rarestFirst.length > few.length
    const found = (await this.#find(few)) ?? (isMore ? await this.#find(rarestFirst) : null)
    // One parameter for all of them: the text is always the same.
    return found && Prisma.sql`c."id" IN (SELECT "value" FROM json_each(${JSON.stringify(found)}))`
  }

  among(ids: Prisma.Sql): Prisma.Sql {
    return Prisma.sql`c."id" IN (${ids})`
  }

  /** @returns the ids of those that have all of them; null when they are too many */
  async #find(trigrams: readonly string[]): Promise<readonly unknown[] | null> {
    const query = trigrams.map((trigram) => `"${trigram.replaceAll('"', '""')}"`).join(' AND ')
    const found = await this.prepared.all(Prisma.sql`
      SELECT "customerId" FROM "CustomerSearchKey" WHERE "number" IN (
        SELECT "rowid" FROM "CustomerSearch" WHERE "CustomerSearch" MATCH ${query} ${limitTo(candidatesMax + 1)}
      )`)
    return found.length > candidatesMax ? null : found.flat()
  }
}

/**
 * "coffee" -> cof, ffe, fee; nothing for words that are shorter than three letters. Each second one and the last are
 * enough: the others leave out next to nothing more.
 */
const trigramsOf = (word: string): string[] => {
  const letters = [...word]
  const last = letters.length - 3
  return letters.flatMap((_, at) =>
    at <= last && (at % 2 === 0 || at === last) ? [letters.slice(at, at + 3).join('')] : [],
  )
}
