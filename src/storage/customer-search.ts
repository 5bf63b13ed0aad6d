import type { Prisma } from './generated/sqlite/client.js'

/**
 * Finds customers by the words in their search text without reading all of it. What this answers may hold more than
 * what matches, so the words are looked for again in each row.
 */
export interface CustomerSearch {
  /**
   * @returns what holds for those that may match, as a condition on the id of the table under the alias c; null when they
   *   are too many to be worth it: then walking the list in its own order finds a page soon
   */
  findCandidates(words: readonly string[]): Promise<Prisma.Sql | null>

  /**
   * @param ids a statement that answers few
   * @returns what holds for the customers with these ids, as a condition on the id of the table under the alias c: the
   *   statement is carried out first, however many the database expects it to answer
   */
  among(ids: Prisma.Sql): Prisma.Sql
}

/** Above this, matches are so dense that a walk through the list finds a page soon. */
export const candidatesMax = 900
