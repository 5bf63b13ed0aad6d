import { type InputPath, type Issue, issue } from '../../shared/issue.js'
import { isPrintable, lengthOf } from '../../shared/text.js'

/** In characters, as Microsoft Entra ID has them. */
const lengthMin = 8
const lengthMax = 256

interface PasswordFacts {
  /** Words that a password must not be made of: the user's name, the domain. */
  readonly names: readonly string[]
  readonly isCommon: boolean
  /** Whether it is the one that it is to replace. */
  readonly isSame: boolean
}

/** What stands against a password that somebody chose. It is never repeated in an issue. */
export const findPasswordIssues = (password: string, facts: PasswordFacts, path: InputPath): Issue[] => {
  const length = lengthOf(password)
  if (length < lengthMin) return [issue('TOO_SHORT', path, 'password.tooShort', { values: { min: lengthMin } })]
  if (length > lengthMax) return [issue('TOO_LONG', path, 'password.tooLong', { values: { max: lengthMax } })]
  if (!isPrintable(password)) return [issue('INVALID_FORMAT', path, 'password.unprintable')]
  const lower = password.toLowerCase()
  return [
    ...(facts.isCommon ? [issue('NOT_SUPPORTED', path, 'password.common')] : []),
    ...(facts.isSame ? [issue('NOT_SUPPORTED', path, 'password.same')] : []),
    ...(facts.names.some((name) => name.length > 2 && lower.includes(name.toLowerCase()))
      ? [issue('NOT_SUPPORTED', path, 'password.name')]
      : []),
  ]
}
