import { InvalidArgument } from './invalid-argument.js'
import { fold } from './text.js'

const wordsMax = 10
const searchLengthMax = 500

/**
 * The words to look for, as stored text is folded. "%", "_" and "\" part words: they mean something in a
 * pattern of the database.
 *
 * @throws InvalidArgument when the search is longer than 500 characters
 */
export const searchWords = (search: string | null | undefined): string[] => {
  if (search && search.length > searchLengthMax) {
    throw new InvalidArgument('search', `A search has at most ${searchLengthMax} characters.`)
  }
  return fold(search ?? '')
    .split(/[\s%_\\\p{Cc}]+/u)
    .filter(Boolean)
    .slice(0, wordsMax)
}
