/** A spreadsheet calculates what begins so; an apostrophe before it says that it is text. */
const startsFormula = /^'*[=+\-@\t\r]/

export const neutral = (text: string): string => (startsFormula.test(text) ? `'${text}` : text)

/** Undoes it. */
export const bare = (text: string): string => (text.startsWith("'") && startsFormula.test(text) ? text.slice(1) : text)
