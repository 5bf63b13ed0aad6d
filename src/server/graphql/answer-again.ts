import { type ExecutionResult, GraphQLError, type GraphQLSchema, getVariableValues } from 'graphql'
import { costOf } from '../limits/cost.js'
import { limits } from '../limits/limits.js'
import { RateLimited, type RateLimits } from '../limits/rate-limits.js'
import { logUnavailable } from '../unavailable.js'
import type { Answer } from './answer.js'
import type { Authorization } from './authorization.js'
import type { RequestContext } from './context.js'
import { demandOf } from './demand.js'
import { findUnavailable, reportErrors } from './errors.js'
import { concludeOperation, noteErrorCodes } from './operations.js'
import type { PreparedOperation, PreparedOperations } from './prepared-operations.js'
import { statusOf } from './protocol.js'
import { asksForSchema, asTold } from './schema-privacy.js'

interface Doors {
  readonly schema: GraphQLSchema
  readonly prepared: PreparedOperations
  readonly authorization: Authorization
  readonly rateLimits: RateLimits
}

/** A body as clients send it. */
interface Asked {
  readonly query?: unknown
  readonly operationName?: unknown
  readonly variables?: unknown
  readonly extensions?: unknown
}

/**
 * Answers what Apollo has answered before, to whomever, without going through all of it again. Whatever stands in the way
 * of an answer is Apollo's to tell: this is the short way of what is allowed, and holds against every request all that
 * depends on the caller or the variables.
 */
export class AnswerAgain {
  constructor(private readonly doors: Doors) {}

  /** @returns undefined when Apollo has to be asked; nothing of it was executed then */
  async answer(body: unknown, context: RequestContext): Promise<Answer | undefined> {
    const asked = readAsked(body)
    const prepared = asked && this.doors.prepared.find(asked.query, asked.operationName)
    if (!prepared) return undefined
    const { variables } = asked
    const coerced = await this.#admit(prepared, variables, context)
    if (!coerced) return undefined
    const { request } = context
    request.logged.operationName = prepared.operation.name?.value ?? null
    if (request.operation) request.operation.type = prepared.operation.operation
    const data = prepared.readAsJson ? await prepared.readAsJson(context, coerced) : undefined
    if (data instanceof GraphQLError) return conclude({ data: null, errors: [data] }, context)
    if (data !== undefined) return concludeWith(data, context)
    return conclude(await prepared.run(context, coerced), context)
  }

  /** @returns the variables as GraphQL reads them, when all of it may be run */
  async #admit(
    { document, operation }: PreparedOperation,
    variables: Record<string, unknown>,
    context: RequestContext,
  ): Promise<Record<string, unknown> | undefined> {
    const { schema, authorization, rateLimits } = this.doors
    const { caller, request, mayExplore } = context
    if (!mayExplore && asksForSchema(document)) return undefined
    if (authorization.findForbidden(document, operation, caller.roles).length > 0) return undefined
    const { coerced } = getVariableValues(schema, operation.variableDefinitions ?? [], variables, { maxErrors: 1 })
    if (!coerced) return undefined
    const cost = costOf(schema, { document, operationName: operation.name?.value ?? null, variables })
    if (cost > limits.cost) return undefined
    request.logged.cost = cost
    const demand = { cost, ...demandOf(schema, { document, operation, coerced }) }
    return (await isAdmitted(rateLimits, context, demand)) ? coerced : undefined
  }
}

const isAdmitted = (
  rateLimits: RateLimits,
  { caller }: RequestContext,
  demand: Parameters<RateLimits['admit']>[1],
): Promise<boolean> =>
  rateLimits.admit(caller, demand).then(
    () => true,
    (error: unknown) => {
      // Asked once more, they refuse it again, and Apollo says so.
      if (error instanceof RateLimited) return false
      throw error
    },
  )

const readAsked = (body: unknown) => {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return undefined
  const { query, operationName, variables, extensions } = body as Asked
  if (typeof query !== 'string' || (operationName != null && typeof operationName !== 'string')) return undefined
  if (extensions != null || (variables != null && !isRecord(variables))) return undefined
  return { query, operationName: operationName ?? null, variables: variables ?? {} }
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && !Array.isArray(value)

/** @param data as JSON */
const concludeWith = (data: string, { request, mediaType }: RequestContext): Answer => {
  if (request.operation) concludeOperation(request.operation, [])
  const text = `{"data":${data},"extensions":${JSON.stringify({ cost: request.logged.cost })}}\n`
  return { status: 200, headers: { 'content-type': mediaType }, text }
}

const conclude = ({ data, errors }: ExecutionResult, context: RequestContext): Answer => {
  const { request, mediaType } = context
  if (request.operation) concludeOperation(request.operation, errors ?? [])
  const extensions = { cost: request.logged.cost }
  const headers = { 'content-type': mediaType }
  if (!errors) return { status: 200, headers, text: `${JSON.stringify({ data, extensions })}\n` }
  const told = asTold(reportErrors(errors, request), context)
  noteErrorCodes(request.logged, told)
  const unavailable = findUnavailable(errors)
  if (!unavailable) {
    const status = statusOf(mediaType, { data, errors: told }) ?? 200
    return { status, headers, text: `${JSON.stringify({ errors: told, data, extensions })}\n` }
  }
  logUnavailable(unavailable, request)
  return {
    status: 503,
    headers: { ...headers, 'retry-after': String(unavailable.retryAfterSeconds) },
    text: `${JSON.stringify({ errors: told, data: null, extensions })}\n`,
  }
}
