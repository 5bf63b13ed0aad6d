import { describe, expect, test } from '@jest/globals'
import Database from 'better-sqlite3'
import { CreateCustomerDocument } from '../../src/client/generated/graphql.js'
import { aCustomer, azure } from '../support/builders.js'
import { aGateway } from '../support/gateway.js'
import { createCustomer } from '../support/outcomes.js'

const gateway = aGateway()

const tables = ['Customer', 'BillingProfile', 'Relationship', 'AdminCredential', 'Order', 'Subscription', 'AuditRecord']

const withDatabase = <Result>(work: (database: Database.Database) => Result): Result => {
  const database = new Database(`${gateway.folder}/gateway.db`)
  try {
    return work(database)
  } finally {
    database.close()
  }
}

const counts = () =>
  withDatabase((database) => tables.map((table) => database.prepare(`SELECT count(*) AS n FROM "${table}"`).get()))

describe('when the database refuses a row in the middle of createCustomer', () => {
  test.each(tables)('of %s: the error is masked, nothing is left, and a retry succeeds', async (table) => {
    const variables = aCustomer({ subscriptions: [{ offerId: azure }] })
    const before = counts()
    withDatabase((database) =>
      database.exec(
        `CREATE TRIGGER "fault" BEFORE INSERT ON "${table}" BEGIN SELECT RAISE(ABORT, 'a planted fault'); END`,
      ),
    )
    const { body } = await gateway.ask(CreateCustomerDocument.toString(), variables)
    withDatabase((database) => database.exec('DROP TRIGGER "fault"'))
    expect(body.errors).toMatchObject([{ message: 'Unexpected error.', extensions: { code: 'INTERNAL_SERVER_ERROR' } }])
    expect(JSON.stringify(body)).not.toMatch(/fault|prisma|sqlite|node_modules/i)
    expect(counts()).toEqual(before)
    await createCustomer(gateway, { domain: variables.companyProfile.domain })
  })
})
