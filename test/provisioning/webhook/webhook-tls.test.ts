import { writeFile } from 'node:fs/promises'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import {
  RegisterWebhookDocument,
  SendTestEventDocument,
  type TypedDocumentString,
  WebhookDocument,
} from '../../../src/client/generated/graphql.js'
import { anAuthority, aServerCertificate, type Certificate } from '../../support/certificates.js'
import { eventually } from '../../support/eventually.js'
import { aFolder } from '../../support/folder.js'
import { ask } from '../../support/http.js'
import { succeeded } from '../../support/outcomes.js'
import { type GatewayProcess, startProcess } from '../../support/process.js'
import { Receiver } from '../../support/receiver.js'

const folder = aFolder()

/** Trusts the test's authority beside those of Node: that is set for a process, and when it starts. */
let gateway: GatewayProcess
let authority: Certificate

beforeAll(async () => {
  authority = await anAuthority('Known')
  const trusted = folder.file('authority.pem')
  await writeFile(trusted, authority.cert)
  gateway = await startProcess({
    ...{ DATABASE_URL: `file:${folder.file('gateway.db')}`, LOG_LEVEL: 'silent' },
    ...{ WEBHOOK_ALLOW_PRIVATE: 'true', NODE_EXTRA_CA_CERTS: trusted },
  })
})

afterAll(() => gateway.stop())

const run = async <Result, Variables>(document: TypedDocumentString<Result, Variables>, variables: Variables) =>
  (await ask(gateway.url, document.toString(), variables as object)).body.data as Result

/** A test event to a receiver with this certificate, and what became of it at its first try. */
const sendTo = async (certificate: Certificate) => {
  const receiver = new Receiver(certificate)
  await receiver.start()
  try {
    const { webhook } = succeeded((await run(RegisterWebhookDocument, { url: receiver.url })).registerWebhook)
    await run(SendTestEventDocument, { webhookId: webhook.id })
    const delivery = await eventually(async () => {
      const [first] = (await run(WebhookDocument, { id: webhook.id, first: 1 })).webhook?.deliveries.nodes ?? []
      return first && (first.deliveredAt || first.failure) ? first : null
    })
    return { delivery, received: receiver.received }
  } finally {
    await receiver.stop()
  }
}

test('an event arrives over TLS at a receiver whose authority is trusted', async () => {
  const { delivery, received } = await sendTo(await aServerCertificate({ authority }))
  expect(delivery).toMatchObject({ status: 'DELIVERED', attempts: 1, responseStatus: 204, failure: null })
  expect(received.map(({ id }) => id)).toEqual([delivery.eventId])
})

test.each([
  ['by itself', async () => ({}), /signed by itself \(DEPTH_ZERO_SELF_SIGNED_CERT\)$/],
  [
    'by an authority that is not trusted',
    async () => ({ authority: await anAuthority('Unknown') }),
    /from an authority that the gateway does not trust \(UNABLE_TO_VERIFY_LEAF_SIGNATURE\)$/,
  ],
  [
    'for another name',
    async () => ({ authority, host: 'other.example' }),
    /for another name \(ERR_TLS_CERT_ALTNAME_INVALID\)$/,
  ],
  [
    'until yesterday',
    async () => ({ authority, expiredAt: new Date(Date.now() - 86_400_000) }),
    /has expired \(CERT_HAS_EXPIRED\)$/,
  ],
])(
  'nothing is sent where the certificate was issued %s: a failed try that says so',
  async (_what, options, expected) => {
    const { delivery, received } = await sendTo(await aServerCertificate(await options()))
    expect(received).toEqual([])
    expect(delivery).toMatchObject({ status: 'PENDING', attempts: 1, responseStatus: null })
    expect(delivery.failure).toMatch(expected)
    expect(delivery.failure).toMatch(/^the certificate is refused: /)
    expect(delivery.nextAttemptAt).not.toBeNull()
  },
)
