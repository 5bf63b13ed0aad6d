import { describe, expect, test } from '@jest/globals'
import { jitter, parseRetryAfter, retryDelayMs, retryDelaysS } from '../../../src/provisioning/webhook/webhook.rules.js'

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
    ['Mon, 01 Jun 2026 12:01:00 GMT', 60_000],
    ['Mon, 01 Jun 2026 11:00:00 GMT', 0],
    ['soon', 0],
    ['-5', 0],
    [undefined, 0],
  ])('%s is %d ms', (header, ms) => {
    expect(parseRetryAfter(header, now)).toBe(ms)
  })
})
