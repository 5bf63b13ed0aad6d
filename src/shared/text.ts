/** Text as it is kept: one Unicode form, no space around it. Never throws. */
export const tidy = (text: string | null | undefined): string => (text ?? '').normalize('NFC').trim()

/** As {@link tidy}, and null when nothing is left. */
export const tidyOrNull = (text: string | null | undefined): string | null => tidy(text) || null

/** As {@link tidy}, with every run of white space made one space: for names and address lines. */
export const tidyLine = (text: string | null | undefined): string => tidy(text).replace(/[^\S\n\r]+/g, ' ')

export const tidyLineOrNull = (text: string | null | undefined): string | null => tidyLine(text) || null

/** For searching and ordering: without case, accents and compatibility forms, so that "cafe" finds "Café". */
export const fold = (text: string): string =>
  (isAscii(text) ? text : withoutMarks(text)).toLowerCase().replaceAll('ς', 'σ').normalize('NFC').trim()

const isAscii = (text: string): boolean => /^[\0-\x7f]*$/.test(text)

const withoutMarks = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '')

/**
 * Control characters, line separators, marks that turn the writing direction, and halves of surrogate pairs:
 * nobody means them, and they deceive whoever reads the text. Joiners stay: Persian and Indic names need them.
 */
const unprintable = /[\p{Cc}\u061C\u200B\u200E\u200F\u2028-\u202E\u2060-\u2069\uFEFF\uFFF9-\uFFFC]|\p{Cs}/u

export const isPrintable = (text: string): boolean => !unprintable.test(text)

/** Characters as people count them: an emoji is one. */
export const lengthOf = (text: string): number => [...text].length

/** As UTF-8 has it: half of a pair of surrogates becomes the sign for what cannot be shown. */
export const wellFormed = (text: string): string => text.toWellFormed()
