import { expect, test } from '@jest/globals'
import { fuzz } from '../../support/fuzz.js'
import { aGateway } from '../../support/gateway.js'

const gateway = aGateway()

test('400 random bodies: each is answered, none by an unexpected error or with anything of the inside', async () => {
  await fuzz(() => gateway.url, 400)
  expect((await fetch(`${gateway.url}/readyz`)).status).toBe(200)
}, 120_000)
