import { type InputPath, type Issue, issue } from '../../shared/issue.js'
import { fold, lengthOf } from '../../shared/text.js'
import { findTextIssues } from '../../shared/text.rules.js'

/** Names that stand for nobody: Partner Center's rules for contacts since 2024. */
const placeholders = new Set([
  'test',
  'tester',
  'testing',
  'admin',
  'administrator',
  'nobody',
  'noname',
  'user',
  'none',
  'null',
])

interface PersonNameLimits {
  readonly isRequired?: boolean
  readonly isInitialAllowed?: boolean
}

export const findPersonNameIssues = (name: string | null, path: InputPath, limits: PersonNameLimits = {}): Issue[] => {
  const found = findTextIssues(name, path, { isRequired: limits.isRequired ?? false, lengthMax: 50 })
  if (found.length > 0 || !name) return found
  if (!/\p{L}/u.test(name)) return [issue('INVALID_FORMAT', path, 'personName.noLetters')]
  if (placeholders.has(fold(name))) {
    return [issue('NOT_SUPPORTED', path, 'personName.placeholder', { values: { name } })]
  }
  const isTooShort = lengthOf(name) < 2 && !limits.isInitialAllowed && !isWholeNameInOneCharacter(name)
  return isTooShort ? [issue('TOO_SHORT', path, 'personName.oneCharacter')] : []
}

/** Chinese, Japanese and Korean names can have one character. */
const isWholeNameInOneCharacter = (name: string): boolean =>
  /^[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]$/u.test(name)
