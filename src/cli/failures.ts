import { CommanderError } from 'commander'
import { GatewayError, type Issue, type IssueCode } from '../client/index.js'
import { exitStatus } from './exit-status.js'
import { flagAt } from './fields.js'
import type { Output } from './output.js'

/** The gateway does not do it, and says why. */
export class Refused extends Error {
  constructor(readonly issues: readonly Issue[]) {
    super('Refused.')
  }
}

/** The command cannot be understood or carried out as it was given. */
export class Misused extends Error {}

/** Somebody left in the middle of the questions. */
export class Interrupted extends Error {}

/** All words have been said, and only the exit status is left. */
export class Told extends Error {
  constructor(readonly status: number) {
    super('Told.')
  }
}

/** The success of a result. @throws Refused */
export const succeeded = <Result extends { readonly __typename: string }>(
  result: Result,
): Exclude<Result, { __typename: 'Rejection' }> => {
  if ('issues' in result) throw new Refused(result.issues as Issue[])
  return result as Exclude<Result, { __typename: 'Rejection' }>
}

/** What was asked for by name. @throws Refused */
export const found = <Thing>(thing: Thing | null | undefined, what: string): Thing => {
  if (thing === null || thing === undefined)
    throw new Refused([{ code: 'NOT_FOUND', path: [], message: `There is no such ${what}.`, suggestions: [] }])
  return thing
}

/** Says what went wrong, and answers the exit status that says the same. */
export const tellFailure = (error: unknown, output: Output): number => {
  if (error instanceof Refused) return tellIssues(error.issues, output)
  if (error instanceof Told) return error.status
  if (error instanceof Interrupted) return exitStatus.interrupted
  // Commander has said its words already.
  if (error instanceof CommanderError) return error.exitCode === 0 ? exitStatus.done : exitStatus.usage
  if (error instanceof Misused) {
    output.problem(error.message)
    return exitStatus.usage
  }
  const issue = error instanceof GatewayError ? issueIn(error) : undefined
  if (issue) return tellIssues([issue], output)
  output.problem(error instanceof Error ? error.message : String(error))
  return error instanceof GatewayError ? tellFault(error, output) : exitStatus.unexpected
}

/** Where there is no result that could be a refusal, an error tells the same: of a subscription, for example. */
const issueIn = ({ code = '', graphQLErrors: [fault] }: GatewayError): Issue | undefined => {
  if (!fault || !Object.hasOwn(exitStatus.ofIssue, code)) return undefined
  const argument = fault.extensions?.argument
  const path = typeof argument === 'string' ? [argument] : []
  return { code: code as IssueCode, path, message: fault.message, suggestions: [] }
}

const tellIssues = (issues: readonly Issue[], output: Output): number => {
  output.refusal(issues)
  for (const { path, message, suggestions } of issues) {
    const place = flagAt(path) ?? path.join('.')
    output.problem(`${place && `${place}: `}${message}${instead(suggestions)}`)
  }
  const code = issues[0]?.code
  return code ? exitStatus.ofIssue[code] : exitStatus.unexpected
}

const shownMax = 8

const instead = (suggestions: readonly string[]): string => {
  if (suggestions.length === 0) return ''
  return ` Possible: ${suggestions.slice(0, shownMax).join(', ')}${suggestions.length > shownMax ? ', …' : ''}`
}

const tellFault = (error: GatewayError, output: Output): number => {
  const { idempotencyKey, isRetryable } = error
  if (idempotencyKey && isRetryable)
    output.say(`To learn what became of it, repeat the command with --idempotency-key ${idempotencyKey}`)
  return statusOfFault(error)
}

export const statusOfFault = ({ status, code, isRetryable }: GatewayError): number => {
  if (status === 401 || status === 403 || code === 'UNAUTHENTICATED' || code === 'FORBIDDEN')
    return exitStatus.notAllowed
  return isRetryable || status === undefined || status >= 502 ? exitStatus.unavailable : exitStatus.unexpected
}
