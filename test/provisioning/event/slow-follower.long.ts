import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from '@jest/globals'
import { recordEvents } from '../../support/events.js'
import { eventually } from '../../support/eventually.js'
import { follow } from '../../support/followers.js'
import { aGateway, type TestGateway } from '../../support/gateway.js'

const streaming = { heartbeatMs: 50, slowAfterMs: 1_000, pollIntervalMs: 50, waitingMax: 20 }
const strict = aGateway({ EVENT_STREAMS_MAX: '2' }, { streaming: { ...streaming, farewellMs: 100 } })
const patient = aGateway({}, { streaming: { ...streaming, farewellMs: 30_000 } })

/** More than a connection takes in when nobody reads. */
const happenMuch = (gateway: TestGateway) =>
  gateway.inStorage((storage) => recordEvents(storage, Array(800).fill({ data: { padding: 'x'.repeat(20_000) } })))

test('who does not read loses the place to another one, and goes on after what was read', async () => {
  const [slow, other] = [await follow(strict.url), await follow(strict.url)]
  slow.response.pause()
  expect((await follow(strict.url)).response.statusCode).toBe(503)
  const ids = await happenMuch(strict)
  await other.hasSeen(ids)
  other.close()
  // Both places are free only when the slow one is gone.
  await eventually(async () => {
    const followers = [await follow(strict.url), await follow(strict.url)]
    for (const follower of followers) follower.close()
    return followers.every(({ response }) => response.statusCode === 200)
  }, 20_000)
  slow.response.resume()
  await slow.end()
  const seen = slow.ids
  expect(seen).toEqual(ids.slice(0, seen.length))
  expect(seen.length).toBeLessThan(ids.length)
  const again = await eventually(async () => {
    const follower = await follow(strict.url, { after: seen.at(-1) ?? '' })
    return follower.response.statusCode === 200 ? follower : undefined
  })
  await again.hasSeen(ids.slice(-1))
  expect([...seen, ...again.ids]).toEqual(ids)
})

test('who reads again in time is told why the stream ended', async () => {
  const [slow, other] = [await follow(patient.url), await follow(patient.url)]
  slow.response.pause()
  await other.hasSeen(await happenMuch(patient))
  await sleep(streaming.slowAfterMs * 3)
  slow.response.resume()
  await slow.end()
  expect([slow.codes, slow.isComplete]).toEqual([['TOO_SLOW'], true])
})
