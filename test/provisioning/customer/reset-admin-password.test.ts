import { expect, test } from '@jest/globals'
import { ResetAdminPasswordDocument } from '../../../src/client/generated/graphql.js'
import { PasswordHasher } from '../../../src/provisioning/credential/password-hash.js'
import { aGateway } from '../../support/gateway.js'
import { auditOf, codesOf, createCustomer, rejected, succeeded } from '../../support/outcomes.js'

const key = Buffer.alloc(32, 9)
const gateway = aGateway({ SERVER_KEY: key.toString('base64') })
const hasher = new PasswordHasher(key)

const reset = async (customerId: string) =>
  (await gateway.run(ResetAdminPasswordDocument, { customerId })).resetAdminPassword

const isValid = async (customerId: string, password: string | null | undefined) => {
  const { passwordHash } = await gateway.inStorage(({ read }) =>
    read.adminCredential.findFirstOrThrow({ where: { customerId } }),
  )
  return hasher.verify(password ?? '', passwordHash)
}

test('the new password is valid, and the old one is void', async () => {
  const { customer, adminCredentials } = await createCustomer(gateway)
  expect(await isValid(customer.id, adminCredentials.password)).toBe(true)
  const { adminCredentials: renewed } = succeeded(await reset(customer.id))
  expect(renewed).toMatchObject({ userName: 'admin', signInName: adminCredentials.signInName, state: 'ISSUED' })
  expect(await isValid(customer.id, renewed.password)).toBe(true)
  expect(await isValid(customer.id, adminCredentials.password)).toBe(false)
})

test('it is audited without the password', async () => {
  const { customer } = await createCustomer(gateway)
  const { adminCredentials } = succeeded(await reset(customer.id))
  const records = await auditOf(gateway, customer.id)
  expect(records[0]).toMatchObject({ operation: 'RESET_ADMIN_PASSWORD', succeeded: true, changes: [] })
  expect(JSON.stringify(records)).not.toContain(adminCredentials.password)
})

test('an unknown customer has none', async () => {
  expect(codesOf(rejected(await reset('0198f3c0-0000-7000-8000-00000000ffff')))).toEqual(['NOT_FOUND customerId'])
})
