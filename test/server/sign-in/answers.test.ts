import { describe, expect, test } from '@jest/globals'
import { aGateway } from '../../support/gateway.js'
import { anIssuer } from '../../support/issuer.js'
import { aRegisteredPartner } from '../../support/registered-partner.js'

let now = () => new Date()
const issuer = anIssuer()
const gateway = aGateway(issuer.environment(), { clock: () => now() })
aRegisteredPartner(gateway)

const signIn = async (body: unknown) => {
  const response = await fetch(`${gateway.url}/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  const { errors } = (await response.json()) as { errors: { message: string; extensions: { code: string } }[] }
  return { status: response.status, code: errors[0]?.extensions.code, message: errors[0]?.message }
}

describe('what is wrong with a sign-in is said by the names of its fields', () => {
  const shape = 'Send a JSON object with `signInName`, `password` and, to choose one, `newPassword`.'
  const fields = (names: string) => `${names}: a text of at most 1000 characters.`
  test.each([
    ['a list', [], shape],
    ['a text', 'x', shape],
    ['nothing', {}, fields('`signInName`, `password`')],
    ['a number', { signInName: 7, password: 'x' }, fields('`signInName`')],
    ['empty texts', { signInName: 'x', password: '' }, fields('`password`')],
    ['too much', { signInName: 'x', password: 'x', newPassword: 'x'.repeat(1_001) }, fields('`newPassword`')],
  ])('%s', async (_what, body, message) => {
    expect(await signIn(body)).toEqual({ status: 400, code: 'BAD_REQUEST', message })
  })

  test('a name that nobody has', async () => {
    const answer = await signIn({ signInName: 'admin@nobody.onmicrosoft.com', password: 'x'.repeat(1_000) })
    const message = 'The name or the password is wrong.'
    expect(answer).toEqual({ status: 401, code: 'UNAUTHENTICATED', message })
  })
})

describe('who may not do something', () => {
  test('is told what by the names of the fields', async () => {
    const token = await issuer.token({ roles: ['HELPDESK_AGENT'] })
    const message = async (query: string) => {
      const { status, body } = await gateway.as(token).ask(query)
      expect([status, body.errors?.[0]?.extensions.code]).toEqual([403, 'FORBIDDEN'])
      return body.errors?.[0]?.message
    }
    expect(await message('mutation { deleteCustomer(customerId: "x") { __typename } }')).toBe(
      'Your roles do not allow deleteCustomer.',
    )
    expect(await message('{ apiKeys { __typename } auditRecords { __typename } viewer { userName } }')).toBe(
      'Your roles do not allow apiKeys, auditRecords.',
    )
    expect(await message('{ node(id: "x") { ... on Webhook { id } } }')).toBe('Your roles do not allow this.')
    expect(await message('{ __schema { queryType { name } } }')).toBe('Only an Admin agent can ask for the schema.')
  })
})

test('a document that does not fit is explained to Admin agents alone', async () => {
  const messageTo = async (role: string) => {
    const { body } = await gateway.as(await issuer.token({ roles: [role] })).ask('{ nothing }')
    return body.errors?.[0]?.message
  }
  expect(await messageTo('HELPDESK_AGENT')).toBe('The document does not fit the schema here.')
  expect(await messageTo('ADMIN_AGENT')).toBe('Cannot query field "nothing" on type "Query".')
})

test.each(['nonce', 'at_hash', 'c_hash'])('a token with %s is an ID token, and signs nobody in', async (claim) => {
  const token = await issuer.token({ [claim]: 'x' })
  expect((await gateway.as(token).ask('{ viewer { userName } }')).status).toBe(401)
})

describe('a token that was good a moment ago', () => {
  const viewer = '{ viewer { userName } }'

  test('is good again, and no longer than it says', async () => {
    const at = Date.now()
    const token = await issuer.token({ exp: Math.floor(at / 1_000) + 60 })
    for (const offsetMs of [0, 10, 50_000, 59_000]) {
      now = () => new Date(at + offsetMs)
      expect((await gateway.as(token).ask(viewer)).status).toBe(200)
    }
    now = () => new Date(at + 66_000)
    expect((await gateway.as(token).ask(viewer)).status).toBe(401)
    now = () => new Date()
  })

  test('is somebody else’s no more than theirs', async () => {
    const names = ['dave@contoso.example', 'eve@contoso.example']
    const tokens = await Promise.all(names.map((name) => issuer.token({ preferred_username: name })))
    for (const index of [0, 1, 0, 1]) {
      const { body } = await gateway.as(String(tokens[index])).ask(viewer)
      expect(body).toMatchObject({ data: { viewer: { userName: names[index] } } })
    }
  })
})
