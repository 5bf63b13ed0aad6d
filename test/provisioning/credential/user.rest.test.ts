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

test('of its users none was deleted, and other filters are refused', async () => {
  const list = (filter: object) =>
    send<{ items: User[] } & RestError>(
      gateway,
      'GET',
      `/v1/customers/${customer.id}/users?size=0&filter=${encodeURIComponent(JSON.stringify(filter))}`,
    )
  const inactive = { Field: 'UserState', Value: 'Inactive', Operator: 'Equals' }
  expect((await list(inactive)).body.items).toEqual([])
  expect((await list({ ...inactive, Field: 'UserStatus' })).body.items).toEqual([])
  expect((await list({ ...inactive, Value: 'Active' })).body.items).toEqual([user])
  const refused = await list({ ...inactive, Field: 'Shoes' })
  expect([refused.status, refused.body.data]).toEqual([400, ['filter']])
})

test('its directory role is the administrator’s', async () => {
  const roles = await ok<{ items: { name: string }[] }>(gateway, 'GET', path('/directoryroles'))
  expect(roles.items.map(({ name }) => name)).toEqual(['Company Administrator'])
})

describe('a new password', () => {
  test.each([
    ['by the route that newer clients use', '/resetpassword', {}],
    ['by the route that older clients use', '', {}],
    ['by a client that sends the whole user with it', '', { state: 'Active', userDomainType: 'Managed' }],
  ])('is made %s, and shown in the answer', async (_title, rest, whole) => {
    const body = inPascalCase({ ...whole, passwordProfile: { password: null, forceChangePassword: true } })
    const { passwordProfile } = await ok<User>(gateway, 'PATCH', path(rest), { body })
    expect(passwordProfile).toEqual({ password: expect.stringMatching(/^.{20}$/), forceChangePassword: true })
    expect((await auditOf(gateway, customer.id))[0]?.operation).toBe('RESET_ADMIN_PASSWORD')
  })

  test('can be chosen: it is kept as a slow hash and repeated nowhere', async () => {
    const body = inPascalCase({ passwordProfile: { password: 'Sesame-Open-1', forceChangePassword: false } })
    const answer = await ok<User>(gateway, 'PATCH', path('/resetpassword'), { body })
    expect(answer.passwordProfile).toEqual({ forceChangePassword: true })
    const stored = await gateway.inStorage((storage) =>
      storage.read.adminCredential.findFirstOrThrow({ where: { customerId: customer.id } }),
    )
    expect(stored.passwordHash).toMatch(/^once:\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
    const audit = await auditOf(gateway, customer.id)
    expect(audit[0]).toMatchObject({ operation: 'RESET_ADMIN_PASSWORD', succeeded: true })
    expect(JSON.stringify([answer, audit])).not.toContain('Sesame')
  })

  test.each([
    ['that is too short', 'Aa1!', 'TOO_SHORT'],
    ['that is too long', `Aa1!${'x'.repeat(253)}`, 'TOO_LONG'],
    ['that many people use', 'sunshine1', 'NOT_SUPPORTED'],
    ['with the user’s name', 'Admin-Sesame-1', 'NOT_SUPPORTED'],
  ])('%s is refused, and not repeated', async (_title, password, code) => {
    const answer = await send<RestError>(gateway, 'PATCH', path(), { body: { passwordProfile: { password } } })
    expect([answer.status, answer.body.data]).toEqual([400, ['passwordProfile.password']])
    expect(answer.body.issues.map((found) => found.code)).toEqual([code])
    expect(JSON.stringify(answer.body)).not.toContain(password)
    expect((await auditOf(gateway, customer.id))[0]).toMatchObject({
      operation: 'RESET_ADMIN_PASSWORD',
      succeeded: false,
    })
  })
})

test('nothing else of a user can be changed; the user sent back as it came is', async () => {
  expect(await ok(gateway, 'PATCH', path(), { body: inPascalCase(user) })).toEqual(user)
  // As .NET writes an enumeration.
  const asDotNet = inPascalCase({ ...user, state: 'Active', userDomainType: 'Managed' })
  expect(await ok(gateway, 'PATCH', path(), { body: asDotNet })).toEqual(user)
  const renamed = await send<RestError>(gateway, 'PATCH', path(), { body: { displayName: 'Boss' } })
  expect([renamed.status, renamed.body.data]).toEqual([400, ['displayName']])
})

test('an unknown user is not found', async () => {
  const answer = await send<RestError>(gateway, 'GET', `/v1/customers/${customer.id}/users/nobody`)
  expect([answer.status, answer.body.code]).toEqual([404, 60002])
})
