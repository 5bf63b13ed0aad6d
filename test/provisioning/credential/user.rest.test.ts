import { beforeAll, describe, expect, test } from '@jest/globals'
import { aGateway } from '../../support/gateway.js'
import { auditOf } from '../../support/outcomes.js'
import { type CreatedByRest, createByRest, inPascalCase, ok, type RestError, send } from '../../support/rest.js'

const gateway = aGateway()

interface User {
  readonly id: string
  readonly userPrincipalName: string
  readonly passwordProfile?: { readonly password?: string; readonly forceChangePassword: boolean }
}

let customer: CreatedByRest
let user: User

beforeAll(async () => {
  customer = await createByRest(gateway)
  const users = await ok<{ items: User[] }>(gateway, 'GET', `/v1/customers/${customer.id}/users/`)
  user = users.items[0] as User
})

const path = (rest = '') => `/v1/customers/${customer.id}/users/${user.id}${rest}`

test('the users of a new customer are its administrator', async () => {
  expect(user.userPrincipalName).toBe(`admin@${customer.companyProfile.domain}`)
  expect(await ok(gateway, 'GET', path())).toEqual(user)
  expect(await ok(gateway, 'GET', `/v1/customers/${customer.id}/users/${user.userPrincipalName}`)).toEqual(user)
  expect(JSON.stringify(user)).not.toMatch(/password/i)
})

test('its directory role is the administrator’s', async () => {
  const roles = await ok<{ items: { name: string }[] }>(gateway, 'GET', path('/directoryroles'))
  expect(roles.items.map(({ name }) => name)).toEqual(['Company Administrator'])
})

describe('a new password', () => {
  test.each([
    ['by the route that newer clients use', '/resetpassword'],
    ['by the route that older clients use', ''],
  ])('is made %s, and shown in the answer', async (_title, rest) => {
    const body = inPascalCase({ passwordProfile: { password: null, forceChangePassword: true } })
    const { passwordProfile } = await ok<User>(gateway, 'PATCH', path(rest), { body })
    expect(passwordProfile).toEqual({ password: expect.stringMatching(/^.{20}$/), forceChangePassword: true })
    expect((await auditOf(gateway, customer.id))[0]?.operation).toBe('RESET_ADMIN_PASSWORD')
  })

  test('cannot be chosen: nothing is changed, and the answer does not repeat it', async () => {
    const body = { passwordProfile: { password: 'Sesame-Open-1', forceChangePassword: false } }
    const answer = await send<RestError>(gateway, 'PATCH', path('/resetpassword'), { body })
    expect([answer.status, answer.body.data]).toEqual([400, ['passwordProfile.password']])
    expect(JSON.stringify(answer.body)).not.toContain('Sesame')
  })
})

test('nothing else of a user can be changed; the user sent back as it came is', async () => {
  expect(await ok(gateway, 'PATCH', path(), { body: inPascalCase(user) })).toEqual(user)
  const renamed = await send<RestError>(gateway, 'PATCH', path(), { body: { displayName: 'Boss' } })
  expect([renamed.status, renamed.body.data]).toEqual([400, ['displayName']])
})

test('an unknown user is not found', async () => {
  const answer = await send<RestError>(gateway, 'GET', `/v1/customers/${customer.id}/users/nobody`)
  expect([answer.status, answer.body.code]).toEqual([404, 60002])
})
