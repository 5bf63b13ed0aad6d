import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Caller } from '../../shared/caller.js'
import { InvalidArgument } from '../../shared/invalid-argument.js'
import { Rejection } from '../../shared/issue.types.js'
import { clientOf } from '../../shared/rest/client.js'
import { isInRole, NotInRole, type RestCall, type RestRoute } from '../../shared/rest/route.js'
import { withoutNulls } from '../../shared/rest/wire.js'
import { forPartner } from '../../storage/partner-scope.js'
import { DeadlineExceeded, withinDeadline } from '../../storage/request-deadline.js'
import { tallying } from '../../storage/statements.js'
import { StorageUnavailable } from '../../storage/storage-unavailable.js'
import { anyRequest, type Demand, type RateLimits } from '../limits/rate-limits.js'
import type { Authenticate } from '../sign-in/authenticate.js'
import { NotSignedIn, SignInUnavailable } from '../sign-in/not-signed-in.js'
import { refuseSignIn } from '../sign-in/refuse-sign-in.js'
import { logUnavailable } from '../unavailable.js'
import { readJsonBodies } from './body.js'
import { nothingHere, type Refusal, refusalOfError, refusalOfForm, refusalOfRejection, unexpected } from './errors.js'
import { callerOf, headerOf, sendPartnerCenterHeaders } from './headers.js'
import { notServed, type UnservedRoute } from './unserved.js'

const restPrefixes = ['/v1', '/webhooks/v1'] as const

interface RestTable {
  readonly routes: readonly RestRoute[]
  /** Of Partner Center, and not of this gateway. */
  readonly unserved: readonly UnservedRoute[]
  readonly rateLimits: RateLimits
  /** After how long a request is given up. */
  readonly deadlineMs: number
  /** Told of who asked for a route that their roles do not allow. */
  onDenied(caller: Caller, operationId: string): Promise<void>
}

/** Serves the route table: existing clients of Partner Center are pointed here. */
export const registerRest = async (
  app: FastifyInstance,
  { routes, unserved, deadlineMs, ...guards }: RestTable,
  authenticate: Authenticate,
): Promise<void> => {
  for (const prefix of restPrefixes) {
    const isHere = ({ path }: { readonly path: string }) => path.startsWith(`${prefix}/`)
    await app.register(
      async (rest) => {
        prepare(rest, authenticate)
        for (const route of routes.filter(isHere)) {
          const { method, path } = route
          rest.route({
            ...{ method, url: toPattern(path, prefix), exposeHeadRoute: false },
            onRequest: (request) => tallying(request.tally, () => admit(route, request, guards)),
            handler: async (request, reply) =>
              answer(route, reply, await withinDeadline(deadlineMs, () => run(route, request))),
          })
        }
        for (const { method, path } of unserved.filter(isHere)) {
          const handler = (request: FastifyRequest, reply: FastifyReply) =>
            refuse(reply, notServed(clientOfRequest(request)))
          rest.route({ method, url: toPattern(path, prefix), exposeHeadRoute: false, handler })
        }
      },
      { prefix },
    )
  }
}

/** "/v1/customers/{customerId}" is "/customers/:customerId" under "/v1". */
const toPattern = (path: string, prefix: string): string => path.slice(prefix.length).replace(/\{(\w+)\}/g, ':$1')

const callers = new WeakMap<FastifyRequest, Caller>()

/** A browser says where a request comes from: no page but the reference may write with what a user can reach. */
const isFromAnotherPage = (request: FastifyRequest): boolean =>
  !['GET', 'HEAD'].includes(request.method) &&
  !['same-origin', 'none'].includes(headerOf(request, 'sec-fetch-site') ?? 'none')

/** Who calls is asked before the body is read, and so is whether they may. */
const prepare = (rest: FastifyInstance, authenticate: Authenticate): void => {
  readJsonBodies(rest)
  rest.addHook('onRequest', async (request, reply) => {
    sendPartnerCenterHeaders(request, reply)
    if (isFromAnotherPage(request)) throw new NotInRole()
    callers.set(request, callerOf(request, await authenticate(request)))
  })
  rest.setErrorHandler(answerError)
  rest.setNotFoundHandler((_request, reply) => refuse(reply, nothingHere))
}

const callerOfRequest = (request: FastifyRequest): Caller => {
  const caller = callers.get(request)
  if (!caller) throw new Error('Nobody asked who calls.')
  return caller
}

/** What counts by GraphQL under another name than the route's. */
const countedAs: Readonly<Record<string, string>> = { headDomain: 'domainAvailability' }

/** What a caller is not allowed counts as a request, and not as what it asks for: that would be taken from colleagues. */
const admit = async (
  route: RestRoute,
  request: FastifyRequest,
  { rateLimits, onDenied }: Pick<RestTable, 'rateLimits' | 'onDenied'>,
): Promise<void> => {
  const caller = callerOfRequest(request)
  const isAllowed = isInRole(caller, route.roles)
  await rateLimits.admit(caller, isAllowed ? demandOf(route, request) : anyRequest)
  if (isAllowed) return
  request.log.warn({ event: 'accessDenied', fields: [route.operationId] }, 'access denied')
  await forPartner(caller.partner.id, () => onDenied(caller, route.operationId))
  throw new NotInRole()
}

const demandOf = ({ operationId }: RestRoute, request: FastifyRequest): Demand => {
  const { customerId } = request.params as { readonly customerId?: string }
  const operations = [countedAs[operationId] ?? operationId]
  return { ...anyRequest, operations, customerIds: customerId === undefined ? [] : [customerId] }
}

const run = async (route: RestRoute, request: FastifyRequest): Promise<unknown> => {
  request.logged.operationName = route.operationId
  const caller = callerOfRequest(request)
  const call = readCall(route, request, caller)
  return forPartner(caller.partner.id, async () => route.handle(call))
}

const answer = ({ status = 200, wirePathOf }: RestRoute, reply: FastifyReply, result: unknown) => {
  if (result instanceof Rejection) {
    const { language } = callerOfRequest(reply.request)
    return refuse(reply, refusalOfRejection(result, language, wirePathOf))
  }
  reply.code(status)
  return result === undefined ? sendNothing(reply) : sendJson(reply, withoutNulls(result))
}

/** A request that is not of its route's form. */
class WrongForm extends Error {
  constructor(readonly found: z.ZodError) {
    super('The request is not of the form of its route.')
  }
}

const parse = (schema: z.ZodType, value: unknown): unknown => {
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  throw new WrongForm(parsed.error)
}

/** Made once: the first use of each schema compiles it. */
const noQuery = z.object({})

/** @throws WrongForm */
const readCall = ({ query = noQuery, body }: RestRoute, request: FastifyRequest, caller: Caller): RestCall => {
  if (body && request.body === undefined) throw new InvalidArgument('body', 'The body is empty. Send JSON.')
  return {
    caller,
    params: request.params as Record<string, string>,
    query: parse(query, request.query),
    body: body && parse(body, request.body),
    client: clientOfRequest(request),
    requestId: headerOf(request, 'ms-requestid'),
    ifMatch: headerOf(request, 'if-match')?.replace(/^(?:W\/)?"?(.*?)"?$/, '$1') ?? null,
    continuationToken: headerOf(request, 'ms-continuationtoken'),
  }
}

const clientOfRequest = (request: FastifyRequest) => clientOf(headerOf(request, 'ms-partnercenter-client') ?? undefined)

const answerError = async (error: unknown, request: FastifyRequest, reply: FastifyReply) => {
  if (error instanceof WrongForm) return refuse(reply, refusalOfForm(error.found))
  if (error instanceof StorageUnavailable) logUnavailable(error, request)
  if (error instanceof DeadlineExceeded) request.log.warn({ cause: error.message }, 'a request was given up')
  if (error instanceof NotSignedIn || error instanceof SignInUnavailable) refuseSignIn(error, request, reply)
  const found = refusalOfError(error)
  if (!found) request.log.error({ err: error }, 'unexpected error')
  return refuse(reply, found ?? unexpected)
}

const refuse = (reply: FastifyReply, { status, headers, body }: Refusal) => {
  if (status === 401 && !reply.hasHeader('www-authenticate')) reply.header('www-authenticate', 'Bearer')
  const codes = body.issues.length > 0 ? body.issues.map(({ code }) => code) : [body.errorName]
  reply.request.logged.errorCodes = [...new Set(codes)]
  reply.code(status).headers(headers)
  return reply.request.method === 'HEAD' ? sendNothing(reply) : sendJson(reply, body)
}

/** A status of 204 has no length, not even none. */
const sendNothing = (reply: FastifyReply) =>
  (reply.statusCode === 204 ? reply : reply.header('content-length', '0')).send()

/** Serialised here, so that nothing is added to it; "*" accepts no schema of Fastify's own. */
const sendJson = (reply: FastifyReply, body: unknown) =>
  reply.type('application/json; charset=utf-8').send(JSON.stringify(body))
