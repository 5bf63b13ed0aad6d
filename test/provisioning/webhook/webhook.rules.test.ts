import { describe, expect, test } from '@jest/globals'
import {
  deadDeliveryNotFound,
  findCountIssues,
  findDescriptionIssues,
  findEventTypesIssues,
  findTestIssues,
  findUrlIssues,
  jitter,
  normaliseDescription,
  notPublic,
  parseRetryAfter,
  registrationExists,
  registrationNotFound,
  retryDelayMs,
  retryDelaysS,
  webhookNotFound,
  withTestAt,
} from '../../../src/provisioning/webhook/webhook.rules.js'
import { type Issue, issue } from '../../../src/shared/issue.js'

const tries = retryDelaysS.length + 1
const hourMs = 3_600_000

describe('the schedule', () => {
  test('has at least 8 tries in at least 24 hours, even where each wait is as short as it can be', () => {
    expect(tries).toBeGreaterThanOrEqual(8)
    const shortest = retryDelaysS.map((_, place) => retryDelayMs(place + 1, 0, 0) ?? 0).reduce((a, b) => a + b)
    expect(shortest).toBeGreaterThanOrEqual(24 * hourMs)
  })

  test('waits longer each time, whatever chance does', () => {
    const longest = retryDelaysS.map((_, place) => retryDelayMs(place + 1, 0, 1) ?? 0)
    const shortest = retryDelaysS.map((_, place) => retryDelayMs(place + 1, 0, 0) ?? 0)
    expect(shortest.slice(1).every((ms, place) => ms > (longest[place] ?? 0))).toBe(true)
    expect(jitter).toBeGreaterThan(0)
  })

  test.each([
    [1, 0, 9_000],
    [1, 0.5, 10_000],
    [1, 1, 11_000],
    [2, 0.25, 28_500],
    [9, 0.5, 65_610_000],
  ])('waits after try %d, where chance says %d, for %d ms', (attempts, random, expected) => {
    expect(retryDelayMs(attempts, 0, random)).toBe(expected)
  })

  test('ends after the last try', () => {
    expect(retryDelayMs(tries, 0, 0.5)).toBeNull()
    expect(retryDelayMs(tries, hourMs, 0.5)).toBeNull()
  })

  test('waits as long as the receiver asks for, up to an hour', () => {
    expect(retryDelayMs(1, 120_000, 0.5)).toBe(120_000)
    expect(retryDelayMs(1, 1_000, 0.5)).toBe(10_000)
    expect(retryDelayMs(1, 48 * hourMs, 0.5)).toBe(hourMs)
  })
})

describe('Retry-After', () => {
  const now = new Date('2026-06-01T12:00:00Z')

  test.each([
    ['120', 120_000],
    ['0', 0],
    ['Mon, 01 Jun 2026 12:01:00 GMT', 60_000],
    ['2026-06-01T12:01:00Z', 60_000],
    ['Mon, 01 Jun 2026 11:00:00 GMT', 0],
    ['soon', 0],
    ['-5', 0],
    ['1.5', 0],
    ['5e3', 0],
    ['9'.repeat(400), 0],
    [undefined, 0],
  ])('%s is %d ms', (header, ms) => {
    expect(parseRetryAfter(header, now)).toBe(ms)
  })
})

describe('a description', () => {
  test.each([
    ['  To   the shop ', 'To the shop'],
    [' ', null],
    [null, null],
  ])('%p is kept as %p', (description, expected) => {
    expect(normaliseDescription(description)).toBe(expected)
  })

  test('can be left out, and has up to 255 characters', () => {
    expect(findDescriptionIssues(null)).toEqual([])
    expect(findDescriptionIssues('x'.repeat(255))).toEqual([])
    expect(findDescriptionIssues('x'.repeat(256))).toEqual([
      issue('TOO_LONG', ['description'], 'text.tooLong', { values: { max: 255, length: 256 } }),
    ])
  })
})

test('a webhook gets all events, or some, and not none', () => {
  expect(findEventTypesIssues(null)).toEqual([])
  expect(findEventTypesIssues(['CUSTOMER_CREATED'])).toEqual([])
  expect(findEventTypesIssues([])).toEqual([issue('REQUIRED', ['eventTypes'], 'webhook.noEventTypes')])
})

const longUrl = (length: number) => 'https://example.com/'.padEnd(length, 'x')
const formatIssue = issue('INVALID_FORMAT', ['url'], 'webhookUrl.format')
const notHttps = issue('NOT_SUPPORTED', ['url'], 'webhookUrl.notHttps')
const credentials = issue('NOT_SUPPORTED', ['url'], 'webhookUrl.credentials')
const privateHost = (host: string) => issue('NOT_SUPPORTED', ['url'], 'webhookUrl.notPublic', { values: { host } })

describe('a URL for the public internet', () => {
  test.each<[string, string, Issue[]]>([
    ['passes with https', 'https://example.com/hook', []],
    ['passes with 2,048 characters', longUrl(2_048), []],
    ['is required', '', [issue('REQUIRED', ['url'], 'required')]],
    [
      'does not have 2,049 characters',
      longUrl(2_049),
      [issue('TOO_LONG', ['url'], 'text.tooLong', { values: { max: 2_048, length: 2_049 } })],
    ],
    ['is a URL', 'example.com', [formatIssue]],
    ['is not of another protocol', 'ftp://example.com/', [formatIssue]],
    ['is not without encryption', 'http://example.com/', [notHttps]],
    ['does not name a user', 'https://dave@example.com/', [credentials]],
    ['does not have a password', 'https://:secret@example.com/', [credentials]],
    ['is not of a private address', 'https://10.0.0.1/', [privateHost('10.0.0.1')]],
    ['is not of the machine itself', 'https://localhost./', [privateHost('localhost')]],
    ['is told all at once', 'http://a:b@[::1]/', [notHttps, credentials, privateHost('::1')]],
  ])('%s', (_, url, expected) => {
    expect(findUrlIssues(url, false)).toEqual(expected)
  })
})

describe('a URL for a private network', () => {
  test.each<[string, string, Issue[]]>([
    ['passes without encryption', 'http://10.0.0.1/', []],
    ['passes with it', 'https://localhost/', []],
    ['does not name a user', 'http://dave@localhost/', [credentials]],
    ['is not of another protocol', 'file:///etc/hosts', [formatIssue]],
  ])('%s', (_, url, expected) => {
    expect(findUrlIssues(url, true)).toEqual(expected)
  })
})

test('a partner has up to 20 webhooks', () => {
  expect(findCountIssues(19)).toEqual([])
  expect(findCountIssues(20)).toEqual([issue('LIMIT_REACHED', [], 'webhook.tooMany', { values: { max: 20 } })])
  expect(findCountIssues(21)).toEqual([issue('LIMIT_REACHED', [], 'webhook.tooMany', { values: { max: 20 } })])
})

describe('a test event', () => {
  const now = new Date('2026-06-01T12:00:00.000Z')
  const askedFor = (count: number, ms: number) => [
    ...Array.from({ length: count - 1 }, () => now.getTime()),
    now.getTime() - ms,
  ]
  const wait = (seconds: number) => [
    issue('LIMIT_REACHED', ['webhookId'], 'webhook.tooManyTests', { values: { max: 10, seconds } }),
  ]
  const paused = [issue('NOT_ALLOWED_IN_STATE', ['webhookId'], 'webhook.paused')]

  test.each<[string, string, number[], Issue[]]>([
    ['can be the first', 'ACTIVE', [], []],
    ['can be the tenth in a minute', 'ACTIVE', askedFor(9, 1_000), []],
    ['cannot be the eleventh in a minute', 'ACTIVE', askedFor(10, 29_500), wait(31)],
    ['cannot be the eleventh at the same moment', 'ACTIVE', askedFor(10, 0), wait(60)],
    ['cannot be the eleventh a moment too early', 'ACTIVE', askedFor(10, 59_999), wait(1)],
    ['can be the eleventh after a minute', 'ACTIVE', askedFor(10, 60_000), []],
    ['does not go to a webhook that is paused', 'PAUSED', [], paused],
  ])('%s', (_, status, testTimes, expected) => {
    expect(findTestIssues(status, testTimes, now)).toEqual(expected)
  })

  test('is remembered among the ten latest, as the first of them', () => {
    expect(withTestAt([2, 1], now)).toEqual([now.getTime(), 2, 1])
    expect(withTestAt([10, 9, 8, 7, 6, 5, 4, 3, 2, 1], now)).toEqual([now.getTime(), 10, 9, 8, 7, 6, 5, 4, 3, 2])
  })
})

test.each<[string, () => Issue, Issue]>([
  [
    'a webhook by 40 characters of its id',
    () => webhookNotFound('x'.repeat(41)),
    issue('NOT_FOUND', ['webhookId'], 'webhook.notFound', { values: { id: 'x'.repeat(40) } }),
  ],
  [
    'a delivery by its place and 40 characters of its id',
    () => deadDeliveryNotFound('x'.repeat(41), 3),
    issue('NOT_FOUND', ['deliveryIds', '3'], 'webhookDelivery.notDead', { values: { id: 'x'.repeat(40) } }),
  ],
  [
    'a host by 255 characters',
    () => notPublic('x'.repeat(256)),
    issue('NOT_SUPPORTED', ['url'], 'webhookUrl.notPublic', { values: { host: 'x'.repeat(255) } }),
  ],
  ['no registration', registrationNotFound, issue('NOT_FOUND', [], 'webhook.notRegistered')],
  ['a registration that is there', registrationExists, issue('DUPLICATE', [], 'webhook.registrationExists')],
])('an issue names %s', (_, make, expected) => {
  expect(make()).toEqual(expected)
})
