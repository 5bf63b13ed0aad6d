import { takeRandom } from '../../shared/random.js'

/** Nothing that looks like something else: no 0 and O, no 1, l and I, no quotes. */
const characterClasses = ['abcdefghijkmnpqrstuvwxyz', 'ABCDEFGHJKLMNPQRSTUVWXYZ', '23456789', '!#%+:=?@']
const alphabet = characterClasses.join('')

/**
 * 20 characters of 64 are 120 bits; what the conditions below exclude costs less than one of them. A byte has four values for
 * each of the 64: none is likelier.
 */
const passwordLength = 20

/**
 * A random password that has every class of characters and contains none of the `forbidden` words, whatever
 * their case.
 */
export const generateOneTimePassword = (forbidden: readonly string[]): string => {
  for (;;) {
    const password = Array.from(takeRandom(passwordLength), (byte) => alphabet[byte % alphabet.length]).join('')
    if (hasEveryClass(password) && !containsAny(password, forbidden)) return password
  }
}

const hasEveryClass = (password: string): boolean =>
  characterClasses.every((characters) => [...password].some((character) => characters.includes(character)))

/** Words of one or two letters occur by chance and give nothing away. */
const containsAny = (password: string, words: readonly string[]): boolean => {
  const lower = password.toLowerCase()
  return words.some((word) => word.length > 2 && lower.includes(word.toLowerCase()))
}
