import { type CustomerSearch, candidatesMax } from '../customer-search.js'
import type { PrismaClient } from '../generated/sqlite/client.js'

const trigramsMax = 24

/** Candidates by the index of every three letters in a row (prisma/migrations, CustomerSearch). */
export class SqliteCustomerSearch implements CustomerSearch {
  constructor(private readonly read: Pick<PrismaClient, '$queryRaw'>) {}

  async findCandidates(words: readonly string[]): Promise<readonly string[] | null> {
    const trigrams = [...new Set(words.flatMap(trigramsOf))].slice(0, trigramsMax)
    if (trigrams.length === 0) return null
    const query = trigrams.map((trigram) => `"${trigram.replaceAll('"', '""')}"`).join(' AND ')
    const found = await this.read.$queryRaw<{ customerId: string }[]>`
      SELECT "customerId" FROM "CustomerSearchKey" WHERE "number" IN (
        SELECT "rowid" FROM "CustomerSearch" WHERE "CustomerSearch" MATCH ${query} LIMIT ${candidatesMax + 1}
      )`
    return found.length > candidatesMax ? null : found.map(({ customerId }) => customerId)
  }
}

/** "coffee" -> cof, off, ffe, fee; nothing for words that are shorter. */
const trigramsOf = (word: string): string[] => {
  const letters = [...word]
  return letters.slice(2).map((_, index) => letters.slice(index, index + 3).join(''))
}
