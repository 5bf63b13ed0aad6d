import type { FastifyError } from 'fastify'
import { z } from 'zod'
import { InvalidArgument } from '../../shared/invalid-argument.js'
import type { InputPath, Issue, IssueCode } from '../../shared/issue.js'
import type { Rejection } from '../../shared/issue.types.js'
import type { LanguageTag } from '../../shared/messages/languages.js'
import { say } from '../../shared/messages/say.js'
import { NotInRole } from '../../shared/rest/route.js'
import { DeadlineExceeded } from '../../storage/request-deadline.js'
import { StorageUnavailable } from '../../storage/storage-unavailable.js'
import { deadlineExceededCode, describeDeadline } from '../http-errors.js'
import { limits } from '../limits/limits.js'
import { describeUnavailable, unavailableCode } from '../unavailable.js'
import { faultCodeOf, faultCodes } from './fault-codes.js'
import { statusByIssue } from './statuses.js'

/** What every refusal and every fault answers. The first three members are what Partner Center's clients read. */
export const errorSchema = z
  .object({
    code: z.int().describe('Partner Center’s number where one is known.'),
    description: z.string().describe('A sentence that a person can act on, in the language of X-Locale.'),
    data: z.array(z.string()).describe('The members that are wrong, e.g. "billingProfile.defaultAddress.postalCode".'),
    message: z.string().describe('The same as description.'),
    source: z.string(),
    errorName: z.string().describe('A code that a program can branch on: that of the first issue.'),
    isRetryable: z.boolean().describe('Whether the same request can succeed later.'),
    issues: z
      .array(
        z.object({
          code: z.string(),
          path: z.array(z.string()),
          message: z.string(),
          suggestions: z.array(z.string()),
        }),
      )
      .describe('Everything that has to change, all at once.'),
  })
  .meta({ id: 'Error' })

type ErrorBody = z.output<typeof errorSchema>

export interface Refusal {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: ErrorBody
}

interface Fault {
  readonly status: number
  readonly code: number
  readonly errorName: string
  readonly description: string
  readonly data?: readonly string[]
  readonly issues?: ErrorBody['issues']
  readonly retryAfterSeconds?: number
}

export const refusal = ({
  status,
  code,
  errorName,
  description,
  data = [],
  issues = [],
  ...fault
}: Fault): Refusal => ({
  status,
  headers: fault.retryAfterSeconds === undefined ? {} : { 'retry-after': String(fault.retryAfterSeconds) },
  body: {
    ...{ code, description, data: [...data], message: description, source: 'csp-gateway', errorName },
    ...{ isRetryable: fault.retryAfterSeconds !== undefined, issues },
  },
})

/** For how long to wait for a request of the same id that is still running. */
const inProgressRetryAfterSeconds = 2

/** What speaks of the whole request before what speaks of a member: the status is that of the first. */
const statusesByWeight = [404, 409, 400, 403]

type PathOf = (path: InputPath) => InputPath

export const refusalOfRejection = (
  { issues }: Pick<Rejection, 'issues'>,
  language: LanguageTag,
  pathOf: PathOf = (path) => path,
): Refusal => {
  const weightOf = ({ code }: Issue) => statusesByWeight.indexOf(statusByIssue[code])
  const ordered = [...issues].sort((a, b) => weightOf(a) - weightOf(b))
  const [first] = ordered
  if (!first) throw new Error('A rejection has no issues.')
  const shown = ordered.map((issue) => ({
    code: issue.code,
    path: [...wirePathOf(issue.path, pathOf)],
    message: say(issue, language),
    suggestions: [...issue.suggestions],
  }))
  return refusal({
    status: statusByIssue[first.code],
    code: faultCodeOf(first),
    errorName: first.code,
    description: shown
      .map(({ message }) => message)
      .join(' ')
      .slice(0, descriptionLengthMax),
    data: shown.flatMap(({ path }) => (path.length > 0 ? [notationOf(path)] : [])),
    issues: shown,
    ...(first.code === 'IDEMPOTENCY_IN_PROGRESS' && { retryAfterSeconds: inProgressRetryAfterSeconds }),
  })
}

/** Partner Center's own limit. */
const descriptionLengthMax = 1024

const wirePathOf = (path: InputPath, pathOf: PathOf): InputPath =>
  path[0] === 'idempotencyKey' ? ['MS-RequestId'] : pathOf(path)

/** lineItems[0].offerId */
const notationOf = (path: InputPath): string =>
  path.reduce((text, part) => (/^\d+$/.test(part) ? `${text}[${part}]` : text ? `${text}.${part}` : part), '')

/** In words of people who know JSON. */
const kinds: Readonly<Record<string, string>> = {
  object: 'an object',
  array: 'a list',
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
}

const messageOf = (wrong: z.core.$ZodIssue, what: string): string =>
  wrong.code === 'invalid_type'
    ? `${what} has to be ${kinds[wrong.expected] ?? wrong.expected}.`
    : `${what}: ${wrong.message}`

/** A request that is not of the route's form. */
export const refusalOfForm = (error: z.ZodError): Refusal => {
  const issues = error.issues.map((wrong) => ({
    code: 'INVALID_FORMAT' satisfies IssueCode,
    path: wrong.path.map(String),
    message: messageOf(wrong, 'This'),
    suggestions: [],
  }))
  const described = error.issues
    .map((wrong) => messageOf(wrong, notationOf(wrong.path.map(String)) || 'The body'))
    .join(' ')
  return refusal({
    ...badRequest(described.slice(0, descriptionLengthMax)),
    errorName: 'INVALID_FORMAT',
    data: issues.flatMap(({ path }) => (path.length > 0 ? [notationOf(path)] : [])),
    issues,
  })
}

const badRequest = (description: string): Fault => ({
  status: 400,
  code: faultCodes.invalidInput,
  errorName: 'BAD_REQUEST',
  description,
})

export const badRequestRefusal = (description: string): Refusal => refusal(badRequest(description))

export const nothingHere = refusal({
  status: 404,
  code: faultCodes.notFound,
  errorName: 'NOT_FOUND',
  description: 'There is nothing at this address. GET /v1/openapi.json says what there is.',
})

/** Only what is thrown; undefined for a fault of ours, of which a caller is told nothing. */
export const refusalOfError = (error: unknown): Refusal | undefined => {
  if (error instanceof InvalidArgument) return refusalOfArgument(error)
  if (error instanceof StorageUnavailable) {
    const { retryAfterSeconds } = error
    const description = describeUnavailable(error).replace('idempotency key if it has one', 'MS-RequestId')
    return tryAgain({ errorName: unavailableCode, description, retryAfterSeconds })
  }
  if (error instanceof DeadlineExceeded) {
    const description = describeDeadline(error).replace('idempotency key, if it has one', 'MS-RequestId')
    return tryAgain({ errorName: deadlineExceededCode, description, retryAfterSeconds: tooLateRetryAfterSeconds })
  }
  if (error instanceof NotInRole) {
    const description = 'None of your roles may do this.'
    return refusal({ status: 403, code: faultCodes.notInRole, errorName: 'FORBIDDEN', description })
  }
  const { statusCode } = error as Partial<FastifyError>
  return statusCode !== undefined && statusCode >= 400 && statusCode < 500
    ? refusalOfStatus(error as RequestError, statusCode)
    : undefined
}

/** Enough for what held the request up to be over. */
const tooLateRetryAfterSeconds = 5

/** Nothing that the caller asked for is refused: it may have been carried out, and the same MS-RequestId tells. */
const tryAgain = (fault: Pick<Fault, 'errorName' | 'description' | 'retryAfterSeconds'>): Refusal =>
  refusal({ status: 503, code: faultCodes.unavailable, ...fault })

const refusalOfArgument = ({ argument, message }: InvalidArgument): Refusal =>
  refusal({
    ...badRequest(message),
    data: [argument],
    issues: [{ code: 'INVALID_FORMAT' satisfies IssueCode, path: [argument], message, suggestions: [] }],
  })

type RequestError = FastifyError & { readonly retryAfterSeconds?: number }

/** Errors of the server itself, of sign-in and of limits tell their status. */
const refusalOfStatus = ({ message, retryAfterSeconds = 1 }: RequestError, status: number): Refusal => {
  if (status === 401) {
    return refusal({ status, code: faultCodes.unauthorized, errorName: 'UNAUTHENTICATED', description: message })
  }
  if (status === 403)
    return refusal({ status, code: faultCodes.notInRole, errorName: 'FORBIDDEN', description: message })
  if (status === 429) {
    const code = faultCodes.tooManyRequests
    return refusal({ status, code, errorName: 'TOO_MANY_REQUESTS', description: message, retryAfterSeconds })
  }
  // 413 among them: clients repeat whatever they do not know.
  return badRequestRefusal(status === 413 ? `The body is larger than ${limits.http.bodyBytesMax} bytes.` : message)
}

export const unexpected = refusal({
  status: 500,
  code: faultCodes.unexpected,
  errorName: 'INTERNAL_SERVER_ERROR',
  description: 'Unexpected error.',
})
