import { randomUUID } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import Database from 'better-sqlite3'
import {
  CreateCustomerDocument,
  RegisterWebhookDocument,
  ResumeWebhookDocument,
  RotateWebhookSecretDocument,
  WebhookDocument,
} from '../../src/client/generated/graphql.js'
import { aCustomer } from '../support/builders.js'
import { eventually } from '../support/eventually.js'
import { aFolder } from '../support/folder.js'
import { ask } from '../support/http.js'
import { spawnGateway, startProcess } from '../support/process.js'
import { aReceiver, isSignedBy } from '../support/receiver.js'
import { runScript } from '../support/scripts.js'

const folder = aFolder()
const receiver = aReceiver()

const run = async (url: string, document: { toString(): string }, variables: object) => {
  const { body } = await ask(url, document.toString(), variables)
  expect(body.errors).toBeUndefined()
  return Object.values(body.data ?? {})[0] as Record<string, unknown>
}

const environmentOf = (file: string) => ({ DATABASE_URL: `file:${file}`, WEBHOOK_ALLOW_PRIVATE: 'true' })

/** A database with a customer and a webhook, whose key is lost. */
const aDatabaseWithoutKey = async () => {
  const file = `${folder.file('data')}/gateway.db`
  const gateway = await startProcess(environmentOf(file))
  const variables = { ...aCustomer(), idempotencyKey: randomUUID() }
  await run(gateway.url, CreateCustomerDocument, variables)
  const { webhook } = await run(gateway.url, RegisterWebhookDocument, { url: receiver.url })
  await gateway.stop()
  await rm(`${dirname(file)}/server.key`)
  return { file, variables, webhookId: (webhook as { id: string }).id }
}

const replace = (file: string, ...args: string[]) => runScript('replace-server-key', args, environmentOf(file))
const verify = (file: string) => runScript('db-verify', [], environmentOf(file))

const change = (file: string, sql: string): void => {
  const database = new Database(file)
  database.exec(sql)
  database.close()
}

describe('a server key that is lost', () => {
  test('is replaced when that is asked for: customers stay, and what hung on the key is given up and told', async () => {
    const { file, variables, webhookId } = await aDatabaseWithoutKey()
    const told = await replace(file)
    expect(told).toMatchObject({ status: 0, stderr: '' })
    expect(told.stdout).toMatch(/2 audit records.*1 one-time passwords.*1 webhooks.*1 idempotency keys.*Nothing was/s)
    expect(await spawnGateway({ PORT: '0', LOG_LEVEL: 'silent', ...environmentOf(file) }).ended).toBe(1)

    expect(await replace(file, '--yes')).toMatchObject({ status: 0, stderr: '' })
    const gateway = await startProcess(environmentOf(file))
    expect(await run(gateway.url, CreateCustomerDocument, variables)).toMatchObject({
      issues: [expect.objectContaining({ code: 'DOMAIN_TAKEN' })],
    })
    expect(await run(gateway.url, WebhookDocument, { id: webhookId, first: 1 })).toMatchObject({ status: 'PAUSED' })
    const { secret } = await run(gateway.url, RotateWebhookSecretDocument, { webhookId })
    await run(gateway.url, ResumeWebhookDocument, { webhookId })
    await run(gateway.url, CreateCustomerDocument, aCustomer())
    const [received] = await eventually(() => (receiver.received.length > 0 ? receiver.received : undefined))
    expect(received && isSignedBy(secret as string, received)).toBe(true)
    await gateway.stop()

    const { status, stdout } = await verify(file)
    expect({ status, stdout }).toMatchObject({ status: 0, stdout: expect.stringContaining('is sound.') })
    expect(stdout).toContain('up to 2 under an earlier server key, which nobody can verify')
  }, 90_000)

  test('leaves a chain in which later edits, and a break that was made by hand, are found', async () => {
    const { file } = await aDatabaseWithoutKey()
    await replace(file, '--yes')
    // Now the database has its key: there is nothing to replace.
    expect(await replace(file, '--yes')).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('nothing is lost'),
    })
    const gateway = await startProcess(environmentOf(file))
    await run(gateway.url, CreateCustomerDocument, aCustomer())
    await gateway.stop()
    expect((await verify(file)).status).toBe(0)
    change(file, `UPDATE "PartnerLedger" SET "closedSequence" = "auditSequence", "closedHash" = "auditHash"`)
    expect(await verify(file)).toMatchObject({
      status: 1,
      stdout: expect.stringContaining('the chain was not closed at'),
    })
  }, 90_000)
})
