import { randomUUID } from 'node:crypto'
import { stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import {
  CreateCustomerDocument,
  type CreateCustomerMutation,
  CustomerDocument,
} from '../../src/client/generated/graphql.js'
import { aCustomer, aDomain } from '../support/builders.js'
import { aFolder } from '../support/folder.js'
import { ask } from '../support/http.js'
import { type GatewayProcess, spawnGateway, startProcess } from '../support/process.js'

const folder = aFolder()
const aDatabase = () => `${folder.file('data')}/gateway.db`

const passwordIn = (data: unknown): string => {
  const { createCustomer } = data as CreateCustomerMutation
  if (createCustomer.__typename !== 'CreateCustomerSuccess') throw new Error('Not created.')
  return createCustomer.adminCredentials.password ?? ''
}

describe('a start', () => {
  test('makes database and key, says where everything is, and closes in order on SIGTERM', async () => {
    const file = aDatabase()
    const gateway = await startProcess({ DATABASE_URL: `file:${file}` })
    expect(gateway.output.stderr).toMatch(/Playground +http:\/\/127\.0\.0\.1:\d+\/graphql/)
    expect(gateway.output.stderr).toMatch(/Health +http:\/\/127\.0\.0\.1:\d+\/healthz/)
    expect((await stat(`${dirname(file)}/server.key`)).mode & 0o777).toBe(0o600)
    expect(await gateway.stop()).toBe(0)
  })

  test('the second time keeps the data', async () => {
    const environment = { DATABASE_URL: `file:${aDatabase()}` }
    const domain = aDomain()
    const first = await startProcess(environment)
    await ask(first.url, CreateCustomerDocument.toString(), aCustomer({ domain }))
    await first.stop()
    const second = await startProcess(environment)
    const { body } = await ask(second.url, CustomerDocument.toString(), { by: { domain } })
    await second.stop()
    expect(body.data?.customer).toMatchObject({ companyProfile: { domain } })
  })

  test('with a wrong variable stops and says what would be right', async () => {
    const { ended, output } = spawnGateway({ PORT: 'http' })
    expect(await ended).toBe(1)
    expect(output.stderr).toBe(
      'csp-gateway cannot start.\nPORT is "http". It has to be a port from 1 to 65535, or 0 for any free one.\n',
    )
  })
})

const linesOf = ({ output }: GatewayProcess): Record<string, unknown>[] =>
  output.stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>)

describe('the log', () => {
  test('says what was refused by its codes, and what was answered again', async () => {
    const gateway = await startProcess({ DATABASE_URL: `file:${aDatabase()}` })
    const variables = { ...aCustomer(), idempotencyKey: randomUUID() }
    await ask(gateway.url, CreateCustomerDocument.toString(), variables)
    await ask(gateway.url, CreateCustomerDocument.toString(), variables)
    const taken = aCustomer({ domain: variables.companyProfile.domain, billing: { email: 'canary' } })
    await ask(gateway.url, CreateCustomerDocument.toString(), taken)
    await fetch(`${gateway.url}/nothing`)
    await gateway.stop()
    const requests = linesOf(gateway).filter(({ msg }) => msg === 'request')
    expect(requests).toMatchObject([
      { route: '/graphql' },
      { route: '/graphql', replayed: true },
      { route: '/graphql', errorCodes: expect.arrayContaining(['DOMAIN_TAKEN', 'INVALID_FORMAT']) },
      { route: null, status: 404, errorCodes: ['NOT_FOUND'] },
    ])
    expect(requests.filter(({ replayed }) => replayed)).toHaveLength(1)
  })

  test('has one line a request with its id, and no value of it', async () => {
    const gateway = await startProcess({ DATABASE_URL: `file:${aDatabase()}`, LOG_LEVEL: 'trace' })
    const variables = aCustomer({ billing: { email: 'canary@example.org', companyName: 'Canary Company' } })
    const { body, headers } = await ask(gateway.url, CreateCustomerDocument.toString(), variables)
    await ask(gateway.url, 'query Bad($first: Int) { customers(first: $first) { totalCount } }', { first: 'canary' })
    await ask(gateway.url, '{ canary }')
    await gateway.stop()
    const requests = linesOf(gateway).filter(({ msg }) => msg === 'request')
    expect(requests).toHaveLength(3)
    expect(requests[0]).toEqual({
      level: 30,
      time: expect.any(Number),
      requestId: headers.get('x-request-id'),
      method: 'POST',
      route: '/graphql',
      status: 200,
      durationMs: expect.any(Number),
      dbStatements: expect.any(Number),
      bytesOut: Number(headers.get('content-length')),
      operationName: 'CreateCustomer',
      cost: expect.any(Number),
      msg: 'request',
    })
    expect(requests[0]?.dbStatements).toBeGreaterThan(5)
    expect(requests.slice(1)).toMatchObject([
      { errorCodes: ['BAD_USER_INPUT'] },
      { dbStatements: 0, errorCodes: ['GRAPHQL_VALIDATION_FAILED'] },
    ])
    const password = passwordIn(body.data)
    expect(password).toHaveLength(20)
    expect(gateway.output.stdout + gateway.output.stderr).not.toMatch(/canary|fourthcoffee|Redmond/i)
    expect(gateway.output.stdout).not.toContain(password)
  })
})
