import { randomUUID } from 'node:crypto'
import { describe, expect, test } from '@jest/globals'
import { CreateCustomerDocument, RegisterWebhookDocument } from '../../src/client/generated/graphql.js'
import { projectFile } from '../../src/shared/project-file.js'
import { aCustomer, aDomain } from '../support/builders.js'
import { aCollector, attributeOf, type ReceivedSpan } from '../support/collector.js'
import { eventually } from '../support/eventually.js'
import { aFolder } from '../support/folder.js'
import { ask } from '../support/http.js'
import { startProcess } from '../support/process.js'
import { aReceiver } from '../support/receiver.js'

const folder = aFolder()
const collector = aCollector()
const receiver = aReceiver()
const aDatabase = () => `file:${folder.file('data')}/gateway.db`

/** Says at the end which modules of these two were loaded, as ES modules or by require. */
const report = `
  import { createRequire, register } from 'node:module'
  const require = createRequire('file:///')
  register('data:text/javascript,' + encodeURIComponent(
    "import { writeSync } from 'node:fs'\\n" +
    "export const resolve = async (name, context, next) => { " +
    "if (/^(@opentelemetry|prom-client)/.test(name)) writeSync(2, 'loaded ' + name + '\\\\n'); return next(name, context) }"))
  process.on('exit', () => {
    for (const file of Object.keys(require.cache)) {
      const name = /node_modules\\/(@opentelemetry\\/[^/]+|prom-client)\\//.exec(file)?.[1]
      if (name) process._rawDebug('loaded ' + name)
    }
  })`
const reporting = {
  main: ['--import', `data:text/javascript,${encodeURIComponent(report)}`, projectFile('dist/main.js')],
}

const loadedWith = async (environment: Record<string, string>): Promise<string[]> => {
  const gateway = await startProcess({ DATABASE_URL: aDatabase(), ...environment }, reporting)
  await ask(gateway.url, CreateCustomerDocument.toString(), aCustomer())
  expect(await gateway.stop()).toBe(0)
  return [...new Set([...gateway.output.stderr.matchAll(/^loaded (\S+)$/gm)].map(([, name = '']) => name))].sort()
}

describe('of OpenTelemetry and Prometheus', () => {
  test('nothing is loaded unless it is asked for', async () => {
    expect(await loadedWith({})).toEqual([])
  })

  test('only the bare interface is loaded by Prometheus’ client, and that does nothing by itself', async () => {
    expect(await loadedWith({ METRICS_PORT: '0' })).toEqual(['@opentelemetry/api', 'prom-client'])
  })

  test('what sends spans is loaded for that', async () => {
    const loaded = await loadedWith({ OTEL_EXPORTER_OTLP_ENDPOINT: collector.url })
    expect(loaded).toContain('@opentelemetry/sdk-trace-base')
    expect(loaded).not.toContain('prom-client')
  })
})

const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01'
const traceId = '0af7651916cd43dd8448eb211c80319c'

const createWithCanaries = async (url: string) => {
  const variables = {
    ...aCustomer({
      domain: aDomain(),
      company: { organizationRegistrationNumber: null },
      billing: { email: 'canary-mail@canary.example', companyName: 'Canary Company' },
      address: { firstName: 'Canaria', lastName: 'Canaris', addressLine1: 'Canary Street 1' },
    }),
    idempotencyKey: `canary-${randomUUID()}`,
  }
  const response = await fetch(`${url}/graphql?canary=query`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      traceparent,
      cookie: 'canary=1',
      'user-agent': 'canary',
    },
    body: JSON.stringify({
      query: CreateCustomerDocument.toString().replace('mutation CreateCustomer', 'mutation CanaryOperation'),
      variables,
    }),
  })
  const { data } = (await response.json()) as { data: { createCustomer: { adminCredentials: { password: string } } } }
  return { variables, password: data.createCustomer.adminCredentials.password }
}

const ancestorsOf = (span: ReceivedSpan, spans: readonly ReceivedSpan[]): string[] => {
  const parent = spans.find(({ spanId }) => spanId === span.parentSpanId)
  return parent ? [parent.name, ...ancestorsOf(parent, spans)] : []
}

test('one createCustomer is one trace: request, operation, transaction, statements; no value of it is in there', async () => {
  collector.bodies.length = 0
  const gateway = await startProcess({
    DATABASE_URL: aDatabase(),
    WEBHOOK_ALLOW_PRIVATE: 'true',
    OTEL_EXPORTER_OTLP_ENDPOINT: collector.url,
  })
  await ask(gateway.url, RegisterWebhookDocument.toString(), { url: `${receiver.url}?token=canary` })
  const { variables, password } = await createWithCanaries(gateway.url)
  await eventually(() => receiver.received.length > 0)
  await fetch(`${gateway.url}/readyz`)
  await fetch(`${gateway.url}/graphql`, { method: 'POST', headers: { authorization: 'Bearer canary' } })
  // What has not been sent by now is sent by the end.
  expect(await gateway.stop()).toBe(0)

  const { spans } = collector
  const own = spans.filter((span) => span.traceId === traceId)
  const [request] = own.filter(({ name }) => name === 'POST /graphql')
  expect(request?.parentSpanId).toBe('b7ad6b7169203331')
  expect(attributeOf(request as ReceivedSpan, 'http.response.status_code')).toBe(200)
  const [operation] = own.filter(({ name }) => name === 'mutation createCustomer')
  expect(operation?.parentSpanId).toBe(request?.spanId)
  expect(attributeOf(operation as ReceivedSpan, 'csp_gateway.root_fields')).toEqual(['createCustomer'])
  expect(attributeOf(operation as ReceivedSpan, 'csp_gateway.outcomes')).toEqual(['success'])
  const insert = own.find(({ name }) => name === 'INSERT') as ReceivedSpan
  expect(ancestorsOf(insert, own)).toEqual(['transaction', 'mutation createCustomer', 'POST /graphql'])
  expect(own.filter(({ name }) => name === 'COMMIT')).toHaveLength(1)

  // Background work has traces of its own, and health checks have none.
  const [delivery] = spans.filter(({ name }) => name === 'webhook delivery')
  expect(delivery?.parentSpanId ?? '').toBe('')
  expect(attributeOf(delivery as ReceivedSpan, 'csp_gateway.outcome')).toBe('delivered')
  expect(spans.filter(({ name }) => /readyz/.test(name))).toEqual([])
  expect(new Set(collector.services)).toEqual(new Set(['csp-gateway']))

  const sent = collector.bodies.join('\n')
  for (const value of [password, variables.companyProfile.domain, 'Redmond', '98052', '4255550101']) {
    expect(sent).not.toContain(value)
  }
  expect(sent).not.toMatch(/canar/i)

  const lines = gateway.output.stdout.split('\n').filter((line) => line.includes('"msg":"request"'))
  expect(lines.map((line) => (JSON.parse(line) as { traceId?: string }).traceId)).toContain(traceId)
}, 90_000)

test('a collector that is not there is told of once, and nothing waits for it', async () => {
  const gateway = await startProcess({
    DATABASE_URL: aDatabase(),
    OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:9',
    OTEL_BSP_SCHEDULE_DELAY: '100',
    OTEL_EXPORTER_OTLP_TIMEOUT: '500',
  })
  await ask(gateway.url, CreateCustomerDocument.toString(), aCustomer())
  await eventually(() => gateway.output.stderr.includes('Spans cannot be sent'))
  await ask(gateway.url, CreateCustomerDocument.toString(), aCustomer())
  expect(await gateway.stop()).toBe(0)
  expect(gateway.output.stderr.match(/Spans cannot be sent/g)).toHaveLength(1)
})
