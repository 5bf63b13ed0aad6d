import { expect, test } from '@jest/globals'
import { aGateway } from '../../support/gateway.js'
import { aKey, anIssuer } from '../../support/issuer.js'
import { aRegisteredPartner } from '../../support/registered-partner.js'

const issuer = anIssuer()
const gateway = aGateway(issuer.environment())
aRegisteredPartner(gateway)

const statusOf = async (token: string) => (await gateway.as(token).ask('{ viewer { userName } }')).status

// One after the other: what was fetched before decides what is fetched next.
test('an issuer that never answered is no wrong token: 503, and when to try again', async () => {
  issuer.isDown = true
  const { status, headers, body } = await gateway.as(await issuer.token()).ask('{ viewer { userName } }')
  expect([status, headers.get('retry-after')]).toEqual([503, '5'])
  expect(body).toMatchObject({ errors: [{ extensions: { code: 'SERVICE_UNAVAILABLE' } }] })
})

test('it is asked again 2 s later', async () => {
  issuer.isDown = false
  await new Promise((resolve) => setTimeout(resolve, 2_050))
  expect(await statusOf(await issuer.token())).toBe(200)
})

test('a flood of unknown keys makes no flood at the issuer', async () => {
  const before = issuer.fetches
  const tokens = await Promise.all(
    Array.from({ length: 50 }, async (_, index) => issuer.token({}, { key: await aKey(`unknown ${index}`) })),
  )
  const statuses = await Promise.all(tokens.map(statusOf))
  expect(new Set(statuses)).toEqual(new Set([401]))
  expect(issuer.fetches - before).toBeLessThanOrEqual(1)
})

test('while the issuer is down, known keys work', async () => {
  issuer.isDown = true
  expect(await statusOf(await issuer.token())).toBe(200)
  issuer.isDown = false
})
