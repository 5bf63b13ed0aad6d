import { dictionary } from '@zxcvbn-ts/language-common'

/** Some 49,000 passwords that many people use, in small letters. */
const common: ReadonlySet<string> = new Set(dictionary['passwords-common'])

/** Whatever its case, and with what is often put behind one. */
export const isCommonPassword = (password: string): boolean => {
  const lower = password.toLowerCase()
  return common.has(lower) || common.has(lower.replace(/[\d!?.#$*]+$/, ''))
}
