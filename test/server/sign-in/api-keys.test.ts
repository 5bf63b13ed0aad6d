import { describe, expect, test } from '@jest/globals'
import {
  ApiKeysDocument,
  AuditRecordsDocument,
  CreateApiKeyDocument,
  type CreateApiKeyMutationVariables,
  RevokeApiKeyDocument,
  ViewerDocument,
} from '../../../src/client/generated/graphql.js'
import { eventually } from '../../support/eventually.js'
import { aGateway } from '../../support/gateway.js'
import { codesOf, rejected, succeeded } from '../../support/outcomes.js'

const clock = { now: new Date('2026-05-01T10:00:00Z') }
const gateway = aGateway({}, { clock: () => clock.now })

const create = async (changes: Partial<CreateApiKeyMutationVariables> = {}) =>
  (await gateway.run(CreateApiKeyDocument, { name: `key ${Math.random()}`, roles: ['SALES_AGENT'], ...changes }))
    .createApiKey

const keyOf = async (id: string) => {
  const { apiKeys } = await gateway.run(ApiKeysDocument, { first: 100 })
  return apiKeys.nodes.find((key) => key.id === id)
}

const statusOf = async (secret: string) => (await gateway.as(secret).ask('{ viewer { userName } }')).status

describe('an API key', () => {
  test('signs a program in, in the roles it was made for', async () => {
    const { secret, apiKey } = succeeded(await create({ name: '  nightly job ' }))
    expect(secret).toMatch(/^csp_[\w-]{43}\.[\w-]{43}$/)
    expect(apiKey).toMatchObject({
      name: 'nightly job',
      roles: ['SALES_AGENT'],
      createdBy: 'sandbox',
      lastUsedAt: null,
    })
    const { viewer } = await gateway.as(secret).run(ViewerDocument, {})
    expect(viewer).toMatchObject({ userName: 'key:nightly job', roles: ['SALES_AGENT'] })
  })

  test('may do no more than its roles', async () => {
    const { secret } = succeeded(await create())
    expect(await gateway.as(secret).ask('{ apiKeys { totalCount } }')).toMatchObject({ status: 403 })
  })

  test('tells when it was used last, to the minute', async () => {
    const { secret, apiKey } = succeeded(await create())
    await statusOf(secret)
    const used = '2026-05-01T10:00:00.000Z'
    expect(await eventually(async () => (await keyOf(apiKey.id))?.lastUsedAt)).toBe(used)
  })

  test('is refused once it is revoked, and revoking it again changes nothing', async () => {
    const { secret, apiKey } = succeeded(await create())
    expect(await statusOf(secret)).toBe(200)
    const revoke = async () => (await gateway.run(RevokeApiKeyDocument, { apiKeyId: apiKey.id })).revokeApiKey
    const revoked = succeeded(await revoke()).apiKey
    expect(revoked.revokedAt).not.toBeNull()
    expect(await statusOf(secret)).toBe(401)
    expect(succeeded(await revoke()).apiKey).toEqual(revoked)
  })

  test('is refused from its end on', async () => {
    const { secret } = succeeded(await create({ expiresAt: '2026-05-01T11:00:00Z' }))
    expect(await statusOf(secret)).toBe(200)
    clock.now = new Date('2026-05-01T11:00:00Z')
    expect(await statusOf(secret)).toBe(401)
  })

  test('is known by its hash only', async () => {
    const { secret } = succeeded(await create())
    const rows = await gateway.inStorage((storage) => storage.read.apiKey.findMany())
    expect(JSON.stringify(rows)).not.toContain(secret.split('.')[1])
  })

  test.each([
    ['of another secret', (secret: string) => `${secret.slice(0, -5)}AAAAA`],
    ['of nobody', () => `csp_${'A'.repeat(43)}.${'A'.repeat(43)}`],
    ['that is cut off', (secret: string) => secret.slice(0, 60)],
    ['of nothing but its beginning', () => 'csp_'],
  ])('%s signs nobody in', async (_title, change) => {
    const { secret } = succeeded(await create())
    expect(await statusOf(change(secret))).toBe(401)
  })
})

describe('an API key that cannot be made', () => {
  test('says everything that is wrong with it', async () => {
    const issues = rejected(await create({ name: ' ', roles: [], expiresAt: '2020-01-01T00:00:00Z' }))
    expect(codesOf(issues)).toEqual(['OUT_OF_RANGE expiresAt', 'REQUIRED name', 'REQUIRED roles'])
  })

  test('leaves an audit record of who tried to make which', async () => {
    rejected(await create({ name: 'backdoor', roles: ['ADMIN_AGENT'], expiresAt: '2020-01-01T00:00:00Z' }))
    const { auditRecords } = await gateway.run(AuditRecordsDocument, { operation: 'CREATE_API_KEY', first: 1 })
    expect(auditRecords.nodes[0]).toMatchObject({
      ...{ succeeded: false, userName: 'sandbox' },
      changes: [
        { field: expect.stringMatching(/^apiKeys\..*\.name$/), before: null, after: 'backdoor' },
        { field: expect.stringMatching(/\.roles$/), before: null, after: 'ADMIN_AGENT' },
        { field: expect.stringMatching(/\.expiresAt$/), before: null, after: '2020-01-01T00:00:00.000Z' },
      ],
    })
  })

  test('because another one in use is called so', async () => {
    const { apiKey } = succeeded(await create({ name: 'twice' }))
    expect(codesOf(rejected(await create({ name: 'twice' })))).toEqual(['DUPLICATE name'])
    await gateway.run(RevokeApiKeyDocument, { apiKeyId: apiKey.id })
    succeeded(await create({ name: 'twice' }))
  })

  test('or revoked, because there is none', async () => {
    const { revokeApiKey } = await gateway.run(RevokeApiKeyDocument, { apiKeyId: 'no such' })
    expect(codesOf(rejected(revokeApiKey))).toEqual(['NOT_FOUND apiKeyId'])
  })
})
