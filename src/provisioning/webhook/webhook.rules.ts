import { type InputPath, type Issue, issue } from '../../shared/issue.js'
import { tidyLineOrNull } from '../../shared/text.js'
import { findTextIssues } from '../../shared/text.rules.js'
import { hostOf, isPrivateHost } from './webhook-address.rules.js'

const urlLengthMax = 2_048
const descriptionLengthMax = 255
const webhooksMax = 20

/** How many test events one webhook gets in a minute. */
const testsAMinuteMax = 10
const minuteMs = 60_000

/** How many customers' events are on their way to one webhook at the same time. */
export const customersAtOnceMax = 8

/** How many dead deliveries are replayed at a time. */
export const replayedAtOnceMax = 1_000

/** All of one try: name, connection, request, answer. In milliseconds. */
export const timeoutMs = 5_000

/** For how long a try belongs to the process that began it: longer than the try, and than writing what came of it. */
export const leaseMs = 8_000

/** For how long the secret from before a rotation signs as well. */
export const oldSecretKeptForMs = 24 * 3_600_000

/** The waits after the first, second, ... failed try, in seconds: three times as long each time. More than 27 hours. */
export const retryDelaysS: readonly number[] = [10, 30, 90, 270, 810, 2_430, 7_290, 21_870, 65_610]

/** By how much a wait differs at most, up and down, so that not all come back at the same moment. */
export const jitter = 0.1

/** The longest wait that a receiver can ask for (Retry-After). */
const retryAfterMaxMs = 3_600_000

/**
 * When to try again, in milliseconds from now; null when it was tried often enough.
 *
 * @param random from 0 to 1
 */
export const retryDelayMs = (attempts: number, askedForMs: number, random: number): number | null => {
  const delayS = retryDelaysS[attempts - 1]
  if (delayS === undefined) return null
  const scheduledMs = delayS * 1_000 * (1 + jitter * (2 * random - 1))
  return Math.round(Math.max(scheduledMs, Math.min(askedForMs, retryAfterMaxMs)))
}

/** What a Retry-After header asks for, in milliseconds: it has seconds or a date. 0 for nothing that makes sense. */
export const parseRetryAfter = (header: string | undefined, now: Date): number => {
  if (header === undefined) return 0
  const ms = /^\d+$/.test(header) ? Number(header) * 1_000 : Date.parse(header) - now.getTime()
  return Number.isFinite(ms) ? Math.max(0, ms) : 0
}

export const normaliseDescription = tidyLineOrNull

export const findDescriptionIssues = (description: string | null): Issue[] =>
  findTextIssues(description, ['description'], { lengthMax: descriptionLengthMax })

export const findEventTypesIssues = (eventTypes: readonly string[] | null): Issue[] =>
  eventTypes?.length === 0 ? [issue('REQUIRED', ['eventTypes'], 'webhook.noEventTypes')] : []

const urlPath: InputPath = ['url']

/** What can be said of a URL by looking at it. What a name resolves to is another question. */
export const findUrlIssues = (text: string, isPrivateAllowed: boolean): Issue[] => {
  const found = findTextIssues(text, urlPath, { isRequired: true, lengthMax: urlLengthMax })
  if (found.length > 0) return found
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (!url || !['http:', 'https:'].includes(url.protocol)) {
    return [issue('INVALID_FORMAT', urlPath, 'webhookUrl.format')]
  }
  return [
    ...(url.protocol === 'http:' && !isPrivateAllowed ? [issue('NOT_SUPPORTED', urlPath, 'webhookUrl.notHttps')] : []),
    ...(url.username || url.password ? [issue('NOT_SUPPORTED', urlPath, 'webhookUrl.credentials')] : []),
    ...(!isPrivateAllowed && isPrivateHost(hostOf(url)) ? [notPublic(hostOf(url))] : []),
  ]
}

export const notPublic = (host: string): Issue =>
  issue('NOT_SUPPORTED', urlPath, 'webhookUrl.notPublic', { values: { host: host.slice(0, 255) } })

export const findCountIssues = (count: number): Issue[] =>
  count < webhooksMax ? [] : [issue('LIMIT_REACHED', [], 'webhook.tooMany', { values: { max: webhooksMax } })]

/** @param testTimes when the webhook's latest tests were asked for, the latest first, in milliseconds since 1970 */
export const findTestIssues = (status: string, testTimes: readonly number[], now: Date): Issue[] => {
  if (status !== 'ACTIVE') return [issue('NOT_ALLOWED_IN_STATE', ['webhookId'], 'webhook.paused')]
  const waitMs = (testTimes[testsAMinuteMax - 1] ?? 0) + minuteMs - now.getTime()
  if (waitMs <= 0) return []
  const values = { max: testsAMinuteMax, seconds: Math.ceil(waitMs / 1_000) }
  return [issue('LIMIT_REACHED', ['webhookId'], 'webhook.tooManyTests', { values })]
}

/** @returns when the latest tests were asked for, once there is another: as many of them as the rule looks at */
export const withTestAt = (testTimes: readonly number[], now: Date): number[] =>
  [now.getTime(), ...testTimes].slice(0, testsAMinuteMax)

export const webhookNotFound = (id: string): Issue =>
  issue('NOT_FOUND', ['webhookId'], 'webhook.notFound', { values: { id: id.slice(0, 40) } })

export const deadDeliveryNotFound = (id: string, place: number): Issue =>
  issue('NOT_FOUND', ['deliveryIds', String(place)], 'webhookDelivery.notDead', { values: { id: id.slice(0, 40) } })

/** For those who know a partner to have one webhook. */
export const registrationNotFound = (): Issue => issue('NOT_FOUND', [], 'webhook.notRegistered')

export const registrationExists = (): Issue => issue('DUPLICATE', [], 'webhook.registrationExists')
