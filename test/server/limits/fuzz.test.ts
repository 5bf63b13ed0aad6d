import { afterEach, expect, test } from '@jest/globals'
import { fuzz } from '../../support/fuzz.js'
import { fuzzRest } from '../../support/fuzz-rest.js'
import { aGateway } from '../../support/gateway.js'
import { createSubscription } from '../../support/outcomes.js'

const gateway = aGateway()

afterEach(async () => {
  expect((await fetch(`${gateway.url}/readyz`)).status).toBe(200)
})

test('200 random bodies: each is answered, none by an unexpected error or with anything of the inside', async () => {
  await fuzz(() => gateway.url, 200)
}, 120_000)

test('400 random requests to the REST door: each is answered in the same way', async () => {
  const made = [await createSubscription(gateway), await createSubscription(gateway)]
  const ids = made.flatMap(({ id, customerId, domain }) => [id, customerId, domain])
  await fuzzRest(gateway.url, 400, ids)
}, 120_000)
