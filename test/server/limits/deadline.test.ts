import { randomUUID } from 'node:crypto'
import { describe, expect, test } from '@jest/globals'
import { CreateCustomerDocument } from '../../../src/client/generated/graphql.js'
import { aCustomer } from '../../support/builders.js'
import { eventually } from '../../support/eventually.js'
import { Faults } from '../../support/faults.js'
import { aGateway } from '../../support/gateway.js'
import { aRestCustomer, type CreatedByRest, type RestError, send } from '../../support/rest.js'

const faults = new Faults()
const gateway = aGateway({}, { ...faults.surroundings, deadlineMs: 1_500 })

/** Runs with a database that takes so long for each statement. */
const slowly = async <Result>(ms: number, work: () => Promise<Result>) => {
  faults.reset()
  faults.delay(ms)
  try {
    return await work()
  } finally {
    faults.delay(0)
  }
}

const asked = (accept: string) =>
  fetch(`${gateway.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept },
    body: JSON.stringify({ query: '{ customers { nodes { id } } }' }),
  })

describe('a request that takes longer than it may', () => {
  test.each([
    ['application/json', 200],
    ['application/graphql-response+json', 294],
  ])('is answered by then, without data: %s', async (accept, status) => {
    const response = await slowly(3_000, () => asked(accept))
    expect(response.status).toBe(status)
    expect(response.headers.get('content-type')).toContain(accept)
    expect(await response.json()).toEqual({
      data: null,
      errors: [
        {
          message: expect.stringMatching(/longer than 1.5 s .* same idempotency key/),
          extensions: { code: 'DEADLINE_EXCEEDED', requestId: response.headers.get('x-request-id') },
        },
      ],
    })
  })

  test('is by REST answered with 503 and when to try again, the only thing that its clients repeat', async () => {
    const { status, headers, body } = await slowly(3_000, () => send<RestError>(gateway, 'GET', '/v1/customers'))
    expect([status, Number(headers.get('retry-after')) > 0]).toEqual([503, true])
    expect(body).toMatchObject({
      ...{ code: 900192, errorName: 'DEADLINE_EXCEEDED', isRetryable: true, data: [], issues: [] },
      description: expect.stringMatching(/longer than 1.5 s .* same MS-RequestId/),
    })
  })

  test('writes nothing by REST either, and repeated under its MS-RequestId is carried out once', async () => {
    const request = { body: aRestCustomer(), headers: { 'MS-RequestId': randomUUID() } }
    const create = () => send<CreatedByRest>(gateway, 'POST', '/v1/customers', request)
    expect((await slowly(400, create)).status).toBe(503)
    await eventually(() => faults.statements.at(-1) === 'ROLLBACK')
    expect(faults.statements).not.toContain('COMMIT')
    const [first, second] = [await create(), await create()]
    expect([first.status, second.status, second.body.id]).toEqual([201, 201, first.body.id])
  })

  test('sends no further statement to the database, and writes nothing', async () => {
    const variables = aCustomer()
    const { body } = await slowly(400, () => gateway.ask(CreateCustomerDocument.toString(), variables))
    expect(body.errors?.[0]?.extensions.code).toBe('DEADLINE_EXCEEDED')
    await eventually(() => faults.statements.at(-1) === 'ROLLBACK')
    expect(faults.statements).not.toContain('COMMIT')
    const { domain } = variables.companyProfile
    const { body: after } = await gateway.ask(`{ customer(by: { domain: "${domain}" }) { id } }`)
    expect(after.data).toEqual({ customer: null })
  })

  test('does not take the time of those that come after it', async () => {
    const created = await gateway.ask(CreateCustomerDocument.toString(), aCustomer())
    expect(created.body.errors).toBeUndefined()
  })
})
