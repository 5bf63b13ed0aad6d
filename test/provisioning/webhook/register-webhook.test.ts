import { describe, expect, test } from '@jest/globals'
import {
  AuditRecordsDocument,
  DeleteWebhookDocument,
  NodeDocument,
  PauseWebhookDocument,
  RegisterWebhookDocument,
  ReplayDeadDeliveriesDocument,
  ResumeWebhookDocument,
  RotateWebhookSecretDocument,
  SendTestEventDocument,
  UpdateWebhookDocument,
  WebhookDocument,
  WebhooksDocument,
} from '../../../src/client/generated/graphql.js'
import { newId } from '../../../src/shared/ids.js'
import { eventually } from '../../support/eventually.js'
import { aGateway } from '../../support/gateway.js'
import { codesOf, createCustomer, rejected, succeeded } from '../../support/outcomes.js'
import { read, register } from '../../support/webhooks.js'

const gateway = aGateway(
  {},
  {
    // Names of a network of its own: nothing asks the real one.
    lookup: (_host, _options, done) => done(null, [{ address: '93.184.215.14', family: 4 }]),
    // What is left of a deleted webhook is left for the whole test.
    sweepIntervalMs: 3_600_000,
  },
)
const { run } = gateway

const url = 'https://hooks.example.com/csp'

const issuesOf = async (variables: { url: string; eventTypes?: never[]; description?: string }) =>
  codesOf(rejected((await run(RegisterWebhookDocument, variables)).registerWebhook))

describe('registerWebhook', () => {
  test('answers with the webhook and a secret of 32 bytes, and shows the secret nowhere else', async () => {
    const { registerWebhook } = await run(RegisterWebhookDocument, {
      url: ` ${url}?token=abc `,
      eventTypes: ['CUSTOMER_CREATED', 'CUSTOMER_CREATED'],
      description: ' Billing ',
    })
    const { webhook, secret } = succeeded(registerWebhook) as { webhook: { id: string }; secret: string }
    expect(secret).toMatch(/^whsec_/)
    expect(Buffer.from(secret.slice('whsec_'.length), 'base64')).toHaveLength(32)
    expect(webhook).toMatchObject({
      ...{ url: `${url}?token=abc`, eventTypes: ['CUSTOMER_CREATED'], description: 'Billing', status: 'ACTIVE' },
      ...{ pendingCount: 0, deadCount: 0, oldSecretUntil: null },
    })
    const { id } = webhook
    expect((await run(NodeDocument, { id })).node).toEqual({ __typename: 'Webhook', id })
    const { auditRecords } = await run(AuditRecordsDocument, { operation: 'REGISTER_WEBHOOK' })
    expect(auditRecords.nodes[0]?.changes).toContainEqual({ field: `webhooks.${id}.url`, before: null, after: url })
    const row = await gateway.inStorage(({ read }) => read.webhook.findFirstOrThrow({ where: { id } }))
    const key = Buffer.from(secret.slice('whsec_'.length), 'base64')
    expect(Buffer.from(row.secret).includes(key)).toBe(false)
    expect(JSON.stringify(auditRecords)).not.toMatch(/whsec_|token=abc/)
  })

  test.each([
    ['', 'REQUIRED url'],
    ['hooks.example.com', 'INVALID_FORMAT url'],
    ['ftp://hooks.example.com/', 'INVALID_FORMAT url'],
    ['javascript:alert(1)', 'INVALID_FORMAT url'],
    ['http://hooks.example.com/', 'NOT_SUPPORTED url'],
    ['https://user:password@hooks.example.com/', 'NOT_SUPPORTED url'],
    [`https://hooks.example.com/${'x'.repeat(2_048)}`, 'TOO_LONG url'],
  ])('refuses the URL %.40s', async (wrong, issue) => {
    expect(await issuesOf({ url: wrong })).toEqual([issue])
  })

  test('leaves an audit record of a refused attempt, without a password, a token, or what is no URL', async () => {
    const attempts = {
      'https://user:password@169.254.169.254/latest?token=abc#x': 'https://169.254.169.254/latest',
      'https://user:password@': undefined,
    }
    for (const [wrong, recorded] of Object.entries(attempts)) {
      rejected((await run(RegisterWebhookDocument, { url: wrong, description: 'Ours' })).registerWebhook)
      const { auditRecords } = await run(AuditRecordsDocument, { operation: 'REGISTER_WEBHOOK' })
      const [latest] = auditRecords.nodes
      const recordedOf = (name: string) => latest?.changes.find(({ field }) => field.endsWith(`.${name}`))?.after
      expect([latest?.succeeded, recordedOf('url'), recordedOf('description')]).toEqual([false, recorded, 'Ours'])
      expect(JSON.stringify(auditRecords)).not.toMatch(/user:|:password|token=abc/)
    }
  })

  test('tells everything that is wrong at once', async () => {
    expect(await issuesOf({ url: 'http://localhost/', eventTypes: [], description: 'x'.repeat(256) })).toEqual([
      'NOT_SUPPORTED url',
      'NOT_SUPPORTED url',
      'REQUIRED eventTypes',
      'TOO_LONG description',
    ])
  })

  test('has a limit for each partner', async () => {
    const { totalCount } = (await run(WebhooksDocument, {})).webhooks
    const made = await Promise.all(Array.from({ length: 20 - totalCount }, () => register(gateway, { url })))
    expect(await issuesOf({ url })).toEqual(['LIMIT_REACHED '])
    await Promise.all(made.map(({ id }) => run(DeleteWebhookDocument, { webhookId: id })))
  })
})

describe('a webhook that exists', () => {
  test('is changed field by field, and audited', async () => {
    const { id } = await register(gateway, { url, description: 'old', eventTypes: ['CUSTOMER_CREATED'] })
    const update = async (changes: object) =>
      succeeded((await run(UpdateWebhookDocument, { webhookId: id, ...changes })).updateWebhook)
    await update({ url: `${url}/2` })
    expect(await read(gateway, id)).toMatchObject({
      ...{ url: `${url}/2`, description: 'old', eventTypes: ['CUSTOMER_CREATED'] },
    })
    await update({ description: null, eventTypes: null })
    expect(await read(gateway, id)).toMatchObject({ url: `${url}/2`, description: null, eventTypes: null })
    const { auditRecords } = await run(AuditRecordsDocument, { operation: 'UPDATE_WEBHOOK' })
    expect(auditRecords.nodes[0]).toMatchObject({
      succeeded: true,
      changes: [
        { field: `webhooks.${id}.description`, before: 'old', after: null },
        { field: `webhooks.${id}.eventTypes`, before: 'CUSTOMER_CREATED', after: null },
      ],
    })
  })

  test('is not changed to what could not be registered, and the attempt is audited', async () => {
    const { id } = await register(gateway, { url })
    const { updateWebhook } = await run(UpdateWebhookDocument, { webhookId: id, url: 'https://127.0.0.1/' })
    expect(codesOf(rejected(updateWebhook))).toEqual(['NOT_SUPPORTED url'])
    expect((await read(gateway, id)).url).toBe(url)
    const { auditRecords } = await run(AuditRecordsDocument, { operation: 'UPDATE_WEBHOOK' })
    expect(auditRecords.nodes[0]).toMatchObject({ succeeded: false })
  })

  test('is listed until it is deleted', async () => {
    const { id } = await register(gateway, { url })
    const listed = async () => (await run(WebhooksDocument, { first: 100 })).webhooks.nodes.map((node) => node.id)
    expect(await listed()).toContain(id)
    expect(succeeded((await run(DeleteWebhookDocument, { webhookId: id })).deleteWebhook)).toMatchObject({
      deletedWebhookId: id,
    })
    expect(await listed()).not.toContain(id)
    expect((await run(WebhookDocument, { id })).webhook).toBeNull()
    expect((await run(NodeDocument, { id })).node).toBeNull()
    expect(codesOf(rejected((await run(DeleteWebhookDocument, { webhookId: id })).deleteWebhook))).toEqual([
      'NOT_FOUND webhookId',
    ])
  })

  test('leaves nothing when it is deleted that could be seen or used, even before its deliveries are swept away', async () => {
    const { id } = await register(gateway, { url, description: 'Ours', eventTypes: ['CUSTOMER_CREATED'] })
    await run(PauseWebhookDocument, { webhookId: id })
    await createCustomer(gateway)
    await eventually(async () => (await read(gateway, id)).pendingCount === 1)
    const [delivery] = (await read(gateway, id)).deliveries.nodes
    await run(RotateWebhookSecretDocument, { webhookId: id })
    await run(DeleteWebhookDocument, { webhookId: id })
    expect((await run(NodeDocument, { id: delivery?.id ?? '' })).node).toBeNull()
    await createCustomer(gateway)
    const [row, count] = await gateway.inStorage(({ read: database }) =>
      Promise.all([
        database.webhook.findFirstOrThrow({ where: { id } }),
        database.webhookDelivery.count({ where: { webhookId: id } }),
      ]),
    )
    expect(row).toMatchObject({ url: '', description: null, eventTypes: null, oldSecret: null, status: 'PAUSED' })
    expect([row.secret.length, count]).toEqual([0, 1])
    rejected((await run(ResumeWebhookDocument, { webhookId: id })).resumeWebhook)
    rejected((await run(RotateWebhookSecretDocument, { webhookId: id })).rotateWebhookSecret)
    rejected((await run(ReplayDeadDeliveriesDocument, { webhookId: id })).replayDeadDeliveries)
  })
})

test('what is not there is not found', async () => {
  for (const webhookId of [newId(), 'nonsense']) {
    expect(codesOf(rejected((await run(DeleteWebhookDocument, { webhookId })).deleteWebhook))).toEqual([
      'NOT_FOUND webhookId',
    ])
    expect(codesOf(rejected((await run(SendTestEventDocument, { webhookId })).sendTestEvent))).toEqual([
      'NOT_FOUND webhookId',
    ])
  }
})
