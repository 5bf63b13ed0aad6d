import { randomUUID } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from '@jest/globals'
import { CreateCustomerDocument, ResetAdminPasswordDocument } from '../../../src/client/generated/graphql.js'
import { aCustomer } from '../../support/builders.js'
import { aFolder } from '../../support/folder.js'
import { type Answer, ask } from '../../support/http.js'
import { startProcess } from '../../support/process.js'

const folder = aFolder()

/** As the secret could stand in a file. */
const formsOf = (secret: string): Buffer[] => [
  Buffer.from(secret),
  Buffer.from(Buffer.from(secret).toString('base64').replace(/=+$/, '')),
  Buffer.from(Buffer.from(secret).toString('hex')),
  Buffer.from(secret, 'utf16le'),
]

const filesIn = (path: string) =>
  readdirSync(path)
    .filter((name) => name !== 'server.key')
    .map((name) => ({ name, content: readFileSync(join(path, name)) }))

const passwordOf = ({ body }: Answer, mutation: string): string => {
  const result = body.data?.[mutation] as { adminCredentials?: { password?: string | null } } | undefined
  return result?.adminCredentials?.password ?? ''
}

const customerIdIn = (answer: Answer | undefined): string => {
  const result = answer?.body.data?.createCustomer as { customer?: { id: string } } | undefined
  return result?.customer?.id ?? ''
}

test('after kill -9 and a restart, the same key is still answered with the same customer and password', async () => {
  const environment = { DATABASE_URL: `file:${folder.file('restart.db')}`, LOG_LEVEL: 'silent' }
  const variables = { ...aCustomer(), idempotencyKey: randomUUID() }
  const createOnce = async () => {
    const gateway = await startProcess(environment)
    const { body } = await ask(gateway.url, CreateCustomerDocument.toString(), variables)
    await gateway.stop('SIGKILL')
    return body.data?.createCustomer as object
  }
  const first = await createOnce()
  expect(first).toMatchObject({ replayed: false })
  expect(await createOnce()).toEqual({ ...first, replayed: true })
}, 30_000)

test('no password and no idempotency key stands in the database, its log, the audit trail or what is printed', async () => {
  const file = folder.file('gateway.db')
  const serverKey = Buffer.alloc(32, 'planted server key ')
  const gateway = await startProcess({
    DATABASE_URL: `file:${file}`,
    LOG_LEVEL: 'trace',
    SERVER_KEY: serverKey.toString('base64'),
  })
  const customers = Array.from({ length: 20 }, () => ({ ...aCustomer(), idempotencyKey: randomUUID() }))
  const create = (variables: object) => ask(gateway.url, CreateCustomerDocument.toString(), variables)
  const created = await Promise.all(customers.map(create))
  const replayed = await Promise.all(customers.map(create))
  const passwords = created.map((answer) => passwordOf(answer, 'createCustomer'))
  expect(passwords.filter((password) => password.length === 20)).toHaveLength(20)
  expect(replayed.map((answer) => passwordOf(answer, 'createCustomer'))).toEqual(passwords)

  const customerId = customerIdIn(created[0])
  const resetKey = randomUUID()
  const reset = await ask(gateway.url, ResetAdminPasswordDocument.toString(), { customerId, idempotencyKey: resetKey })
  const planted = `planted ${randomUUID()}`
  // A wrong variable, a wrong document, a refused key: errors that could repeat what they were sent.
  const refusals = [
    await create({ ...customers[1], idempotencyKey: { planted } }),
    await ask(gateway.url, `mutation { resetAdminPassword(customerId: "${planted}", idempotencyKey: 5) { x } }`),
    await create({ ...customers[0], idempotencyKey: customers[1]?.idempotencyKey }),
    await create({ ...customers[2], idempotencyKey: `${planted}${'x'.repeat(255)}` }),
  ]
  const keys = [...customers.map(({ idempotencyKey }) => idempotencyKey), resetKey]
  const secrets = [...passwords, passwordOf(reset, 'resetAdminPassword'), ...keys, planted, serverKey.toString()]

  const running = filesIn(dirname(file))
  await gateway.stop()
  const written = [
    ...running,
    ...filesIn(dirname(file)),
    { name: 'stdout', content: Buffer.from(gateway.output.stdout) },
    { name: 'stderr', content: Buffer.from(gateway.output.stderr) },
    { name: 'refusals', content: Buffer.from(JSON.stringify(refusals.map(({ body }) => body))) },
  ]
  expect(written.map(({ name }) => name)).toEqual(expect.arrayContaining([expect.stringMatching(/-wal$/)]))
  expect(gateway.output.stdout.length).toBeGreaterThan(1_000)
  // What is searched for is found where it may be: the search itself works.
  expect(Buffer.from(JSON.stringify(created[3]?.body)).includes(formsOf(passwords[3] ?? '')[0] ?? '')).toBe(true)
  expect(written.some(({ content }) => content.includes(customers[0]?.companyProfile.domain ?? ''))).toBe(true)
  const hits = secrets.flatMap((secret) =>
    written.filter(({ content }) => formsOf(secret).some((form) => content.includes(form))).map(({ name }) => name),
  )
  expect(hits).toEqual([])
}, 30_000)
