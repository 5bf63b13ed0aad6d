import { fold } from './text.js'

const wordsMax = 10

/**
 * The words to look for, as stored text is folded. "%" and "_" part words: they stand for anything in a pattern
 * of the database.
 */
export const searchWords = (search: string | null | undefined): string[] =>
  fold(search ?? '')
    .split(/[\s%_\p{Cc}]+/u)
    .filter(Boolean)
    .slice(0, wordsMax)
