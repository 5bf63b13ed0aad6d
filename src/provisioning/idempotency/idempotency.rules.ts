import { type Issue, issue } from '../../shared/issue.js'

const keyLengthMax = 255
const path = ['idempotencyKey']

/** For how long a key stands for what was done under it, in milliseconds: a day. */
export const keptForMs = 24 * 3_600_000

/** For how long the one-time password can be shown again to whoever has the key, in milliseconds. */
export const shownForMs = 15 * 60_000

/** For how long a request waits for another one with the same key, in milliseconds. */
export const waitMaxMs = 2_000

export const findIdempotencyKeyIssues = (key: string): Issue[] => {
  if (key.trim() === '') return [issue('REQUIRED', path, 'idempotencyKey.empty')]
  const { length } = [...key]
  return length > keyLengthMax
    ? [issue('TOO_LONG', path, 'text.tooLong', { values: { max: keyLengthMax, length } })]
    : []
}

export const keyReused = (): Issue => issue('IDEMPOTENCY_KEY_REUSED', path, 'idempotencyKey.reused')

export const keyInProgress = (): Issue => issue('IDEMPOTENCY_IN_PROGRESS', path, 'idempotencyKey.inProgress')
