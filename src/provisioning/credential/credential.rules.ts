import { type Issue, issue } from '../../shared/issue.js'
import { lengthOf } from '../../shared/text.js'
import { findTextIssues } from '../../shared/text.rules.js'

export const userNotFound = (id: string): Issue =>
  issue('NOT_FOUND', ['userId'], 'user.notFound', { values: { id: id.slice(0, 60) } })

const passwordLengthMin = 8
const passwordLengthMax = 256

/** Of a password that somebody chose; the cloud's own directory has these rules. `forbidden` are words in small letters. */
export const findChosenPasswordIssues = (password: string, forbidden: readonly string[]): Issue[] => {
  const path = ['passwordProfile', 'password']
  const found = findTextIssues(password, path, { isRequired: true, lengthMax: passwordLengthMax })
  if (found.length > 0) return found
  if (lengthOf(password) < passwordLengthMin) {
    return [issue('TOO_SHORT', path, 'password.tooShort', { values: { min: passwordLengthMin } })]
  }
  const classes = [/\p{Ll}/u, /\p{Lu}/u, /\p{N}/u, /[^\p{L}\p{N}\s]/u].filter((members) => members.test(password))
  // Words of one or two letters give nothing away.
  const isGuessable = forbidden.some((word) => word.length > 2 && password.toLowerCase().includes(word))
  return classes.length < 3 || /\s/u.test(password) || isGuessable
    ? [issue('INVALID_FORMAT', path, 'password.weak')]
    : []
}

/** Clients send the whole user: what is as it was is no change. */
export const findUserChangeIssues = (asked: object, user: object): Issue[] => {
  const current = new Map(Object.entries(user))
  return Object.entries(asked)
    .filter(([name, value]) => typeof value === 'string' && value !== '' && value !== current.get(name))
    .map(([name]) => issue('NOT_SUPPORTED', [name], 'user.onlyPassword'))
}
