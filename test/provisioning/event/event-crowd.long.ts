import { expect, test } from '@jest/globals'
import { eventually } from '../../support/eventually.js'
import { type Follower, follow } from '../../support/followers.js'
import { aGateway } from '../../support/gateway.js'
import { createCustomer, createSubscription } from '../../support/outcomes.js'

const never = 3_600_000
const streaming = { heartbeatMs: never, slowAfterMs: 10_000, farewellMs: 2_000, pollIntervalMs: never, waitingMax: 500 }
const gateway = aGateway({}, { streaming, dispatchIntervalMs: 0, sweepIntervalMs: never })

const query = 'subscription { events { id type customerId data } }'

test('500 followers are told soon, and the database is asked as if there were one', async () => {
  await createCustomer(gateway)
  const followers: Follower[] = []
  for (let batch = 0; batch < 10; batch += 1) {
    followers.push(...(await Promise.all(Array.from({ length: 50 }, () => follow(gateway.url, {}, { query })))))
  }
  // Each has begun, so that none of them still reads for itself.
  await eventually(() => followers.every(({ messages }) => messages.length > 0) || undefined, 20_000)
  const before = gateway.gateway.storage.readStatements
  await createSubscription(gateway)
  const statements = gateway.gateway.storage.readStatements - before
  const committed = performance.now()
  await eventually(() => followers.every(({ events }) => events.length === 2) || undefined, 20_000)
  // Where nothing else runs it is a tenth of a second: npm run bench:events.
  expect(performance.now() - committed).toBeLessThan(5_000)
  const [first] = followers
  expect(first?.events.map(({ type }) => type)).toEqual(['CUSTOMER_CREATED', 'SUBSCRIPTION_CREATED'])
  expect(followers.every(({ ids }) => ids.join() === first?.ids.join())).toBe(true)
  const reads = gateway.gateway.storage.readStatements - before
  expect(reads - statements).toBeLessThan(10)
})
