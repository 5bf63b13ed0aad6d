import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Caller } from '../../shared/caller.js'
import { InvalidArgument } from '../../shared/invalid-argument.js'
import { Rejection } from '../../shared/issue.types.js'
import { clientOf } from '../../shared/rest/client.js'
import { isInRole, NotInRole, type RestCall, type RestRoute } from '../../shared/rest/route.js'
import { withoutNulls } from '../../shared/rest/wire.js'
import { forPartner } from '../../storage/partner-scope.js'
import { StorageUnavailable } from '../../storage/storage-unavailable.js'
import type { RateLimits } from '../limits/rate-limits.js'
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
  /** Told of who asked for a route that their roles do not allow. */
  onDenied(caller: Caller, operationId: string): Promise<void>
}

/** Serves the route table: existing clients of Partner Center are pointed here. */
export const registerRest = async (
  app: FastifyInstance,
  { routes, unserved, rateLimits, onDenied }: RestTable,
  authenticate: Authenticate,
): Promise<void> => {
  for (const prefix of restPrefixes) {
    const isHere = ({ path }: { readonly path: string }) => path.startsWith(`${prefix}/`)
    await app.register(
      async (rest) => {
        prepare(rest, authenticate)
        for (const route of routes.filter(isHere)) {
          const { method, path, operationId } = route
          rest.route({
            ...{ method, url: toPattern(path, prefix), exposeHeadRoute: false },
            preHandler: (request) => admit(route, request, { rateLimits, onDenied }),
            handler: (request, reply) => serve(route, operationId, request, reply),
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

/** Who calls is asked before the body is read. */
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

/** Roles first: what nobody is allowed counts for nothing. */
const admit = async (
  route: RestRoute,
  request: FastifyRequest,
  { rateLimits, onDenied }: Pick<RestTable, 'rateLimits' | 'onDenied'>,
): Promise<void> => {
  const caller = callerOfRequest(request)
  if (isInRole(caller, route.roles)) {
    const { customerId } = request.params as { readonly customerId?: string }
    const operations = [countedAs[route.operationId] ?? route.operationId]
    return rateLimits.admit(caller, { cost: 1, operations, customerIds: customerId === undefined ? [] : [customerId] })
  }
  request.log.warn({ event: 'accessDenied', fields: [route.operationId] }, 'access denied')
  await forPartner(caller.partner.id, () => onDenied(caller, route.operationId))
  throw new NotInRole()
}

const serve = async (route: RestRoute, operationId: string, request: FastifyRequest, reply: FastifyReply) => {
  request.logged.operationName = operationId
  const caller = callerOfRequest(request)
  const call = readCall(route, request, caller)
  const answer = await forPartner(caller.partner.id, async () => route.handle(call))
  if (answer instanceof Rejection) return refuse(reply, refusalOfRejection(answer, caller.language, route.wirePathOf))
  const { status = 200 } = route
  reply.code(status)
  return answer === undefined ? sendNothing(reply) : sendJson(reply, withoutNulls(answer))
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

/** @throws WrongForm */
const readCall = ({ query = z.object({}), body }: RestRoute, request: FastifyRequest, caller: Caller): RestCall => {
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
