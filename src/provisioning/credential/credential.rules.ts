import { type Issue, issue } from '../../shared/issue.js'

export const userNotFound = (id: string): Issue =>
  issue('NOT_FOUND', ['userId'], 'user.notFound', { values: { id: id.slice(0, 60) } })

/** Clients send the whole user: what is as it was is no change. */
export const findUserChangeIssues = (asked: object, user: object): Issue[] => {
  const current = new Map(Object.entries(user))
  return Object.entries(asked)
    .filter(([name, value]) => typeof value === 'string' && value !== '' && value !== current.get(name))
    .map(([name]) => issue('NOT_SUPPORTED', [name], 'user.onlyPassword'))
}
