import { describe, expect, test } from '@jest/globals'
import { CreateCustomerDocument, type CreateCustomerMutation } from '../../src/client/generated/graphql.js'
import { aCustomerWithTwo, type CustomerVariables } from '../support/clients.js'
import { Faults } from '../support/faults.js'
import { aGateway } from '../support/gateway.js'
import { healthy, inspect } from '../support/inspect.js'
import { codesOf } from '../support/outcomes.js'

const faults = new Faults()
const gateway = aGateway({}, { ...faults.surroundings, sweepIntervalMs: 3_600_000 })

const send = (variables: CustomerVariables) => gateway.ask(CreateCustomerDocument.toString(), variables)

/** "created", or the codes of the issues, or those of the errors. */
const outcomeOf = ({ body }: Awaited<ReturnType<typeof send>>): string => {
  if (body.errors) return body.errors.map(({ extensions }) => extensions.code).join()
  const { createCustomer: result } = body.data as unknown as CreateCustomerMutation
  return result.__typename === 'Rejection' ? codesOf(result.issues).join() : 'created'
}

const countOf = ({ companyProfile }: CustomerVariables) => {
  const { domains, health } = inspect(`${gateway.folder}/gateway.db`)
  expect(health).toEqual(healthy)
  return domains.filter((domain) => domain === companyProfile.domain).length
}

const statementsOfOneRequest = async (): Promise<readonly string[]> => {
  faults.reset()
  expect(outcomeOf(await send(aCustomerWithTwo()))).toBe('created')
  return faults.statements
}

/** Sends the request again, with its key, after the fault has gone: it succeeds, and there is one customer. */
const expectRetryToSettle = async (variables: CustomerVariables, countBefore: number) => {
  faults.reset()
  const answer = await send(variables)
  expect(outcomeOf(answer)).toBe('created')
  expect(answer.body.data).toMatchObject({ createCustomer: { replayed: countBefore === 1 } })
  expect(countOf(variables)).toBe(1)
}

describe('createCustomer, with a fault at each of its statements', () => {
  test('has a transaction among them', async () => {
    const statements = await statementsOfOneRequest()
    expect(statements.length).toBeGreaterThan(12)
    expect(statements.filter((sql) => sql === 'BEGIN IMMEDIATE')).toHaveLength(1)
    expect(statements.filter((sql) => sql === 'COMMIT')).toHaveLength(1)
  })

  test.each([
    ['fails', 'before', 'SQLITE_IOERR_WRITE', 'SERVICE_UNAVAILABLE'],
    ['finds the disk full', 'before', 'SQLITE_FULL', 'SERVICE_UNAVAILABLE'],
    ['takes effect and is told to have failed', 'after', 'SQLITE_IOERR_WRITE', 'SERVICE_UNAVAILABLE'],
    ['fails with what nobody expects', 'before', 'SQLITE_ERROR', 'INTERNAL_SERVER_ERROR'],
  ] as const)(
    'which %s: nothing is there by halves, and a retry leaves one customer',
    async (_title, when, code, told) => {
      const statements = await statementsOfOneRequest()
      const commit = statements.indexOf('COMMIT')
      for (const failing of statements.keys()) {
        const variables = aCustomerWithTwo()
        faults.reset({ at: (_sql, index) => index === failing, when, code })
        const answer = await send(variables)
        expect({ failing, outcome: outcomeOf(answer) }).toEqual({ failing, outcome: told })
        if (told === 'SERVICE_UNAVAILABLE') expect([answer.status, answer.body.data]).toEqual([503, null])
        const isCommitted = failing > commit || (failing === commit && when === 'after')
        expect({ failing, count: countOf(variables) }).toEqual({ failing, count: isCommitted ? 1 : 0 })
        await expectRetryToSettle(variables, isCommitted ? 1 : 0)
      }
    },
  )

  test('which cannot be rolled back: the next transaction does it first', async () => {
    const variables = aCustomerWithTwo()
    const isFailing = (sql: string) => sql === 'COMMIT' || sql === 'ROLLBACK'
    faults.reset({ at: isFailing, when: 'before', code: 'SQLITE_IOERR_WRITE' })
    expect(outcomeOf(await send(variables))).toBe('SERVICE_UNAVAILABLE')
    expect(faults.statements).toContain('ROLLBACK')
    expect(countOf(variables)).toBe(0)
    await expectRetryToSettle(variables, 0)
  })
})
