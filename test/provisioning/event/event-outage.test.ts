import { expect, test } from '@jest/globals'
import { recordEvents } from '../../support/events.js'
import { eventually } from '../../support/eventually.js'
import { Faults } from '../../support/faults.js'
import { follow } from '../../support/followers.js'
import { aGateway } from '../../support/gateway.js'

const faults = new Faults()
const streaming = { heartbeatMs: 20, slowAfterMs: 10_000, farewellMs: 2_000, pollIntervalMs: 50, waitingMax: 500 }
const gateway = aGateway({}, { ...faults.surroundings, streaming })

const happen = (times: number) =>
  gateway.inStorage((storage) => recordEvents(storage, Array(times).fill({ customerId: 'gone' })))

const isRead = (table: string) => (sql: string) => new RegExp(`^SELECT.*[\`"]${table}[\`"]`, 's').test(sql)

/** Reading this table fails while streams are open, and is tried. */
const failReading = async (table: string) => {
  faults.reset({ at: isRead(table), when: 'before', code: 'SQLITE_IOERR_READ' })
}

test('while events cannot be read, streams stay open, and go on with all of them afterwards', async () => {
  const follower = await follow(gateway.url)
  await failReading('Event')
  const ids = await happen(3)
  await eventually(() => faults.statements.some(isRead('Event')))
  const { heartbeats } = follower
  await eventually(() => follower.heartbeats > heartbeats + 3)
  expect([follower.ids, follower.isOver]).toEqual([[], false])
  faults.reset()
  await follower.hasSeen(ids)
  expect(follower.ids).toEqual(ids)
  follower.close()
})

test('while what was asked for of an event cannot be read, the event waits, and is told whole afterwards', async () => {
  const follower = await follow(gateway.url)
  await failReading('Customer')
  const ids = await happen(2)
  await eventually(() => faults.statements.some(isRead('Customer')))
  faults.reset()
  await follower.hasSeen(ids)
  expect(follower.told).toMatchObject(ids.map((id) => ({ data: { events: { id } } })))
  expect(follower.codes).toEqual([])
  follower.close()
})

test('a beginning that cannot be looked up is refused with 503', async () => {
  await failReading('Event')
  const { response } = await follow(gateway.url)
  faults.reset()
  expect(response.statusCode).toBe(503)
  expect(Number(response.headers['retry-after'])).toBeGreaterThan(0)
})
