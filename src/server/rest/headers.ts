import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Caller } from '../../shared/caller.js'
import { newId } from '../../shared/ids.js'
import { languageOf } from '../language.js'

/** Which process answered: nothing of the machine. */
const serverId = newId()

/** What can be sent back and written into a log as it came. */
const harmless = /^[\x21-\x7e]{1,100}$/

export const headerOf = ({ headers }: FastifyRequest, name: string): string | null => {
  const value = headers[name]
  return typeof value === 'string' && value !== '' ? value : null
}

const echoOf = (request: FastifyRequest, name: string): string => {
  const value = headerOf(request, name)
  return value && harmless.test(value) ? value : request.id
}

const correlationIdOf = (request: FastifyRequest): string => echoOf(request, 'ms-correlationid')

/** A correlation vector that begins here: 16 characters of base64, of what is random in the id. */
const vectorOf = (requestId: string): string =>
  `${Buffer.from(requestId.replaceAll('-', '').slice(8), 'hex').toString('base64')}.0`

/** On every answer, whatever becomes of the request. */
export const sendPartnerCenterHeaders = (request: FastifyRequest, reply: FastifyReply): void => {
  const correlationId = correlationIdOf(request)
  request.logged.correlationId = correlationId
  reply.header('ms-requestid', echoOf(request, 'ms-requestid'))
  reply.header('ms-correlationid', correlationId)
  reply.header('ms-cv', vectorOf(request.id))
  reply.header('ms-serverid', serverId)
}

/** The caller as the headers of Partner Center's clients make it: X-Locale before Accept-Language. */
export const callerOf = (request: FastifyRequest, caller: Caller): Caller => {
  const locale = headerOf(request, 'x-locale')
  const language = locale === null ? caller.language : languageOf({ 'accept-language': locale })
  return { ...caller, correlationId: correlationIdOf(request), language }
}
