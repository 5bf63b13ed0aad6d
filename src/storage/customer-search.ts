/**
 * Finds customers by the words in their search text without reading all of it. What this answers may hold more than
 * what matches, so the words are looked for again in each row.
 */
export interface CustomerSearch {
  /**
   * @returns ids that may match, of all partners; null when there are too many to be worth it: then walking the list
   *   in its own order finds a page soon
   */
  findCandidates(words: readonly string[]): Promise<readonly string[] | null>
}

/** Above this, matches are so dense that a walk through the list finds a page soon. */
export const candidatesMax = 900
