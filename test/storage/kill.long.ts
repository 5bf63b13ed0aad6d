import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from '@jest/globals'
import Database from 'better-sqlite3'
import { CreateCustomerDocument } from '../../src/client/generated/graphql.js'
import { aCustomer, azure, office365E3 } from '../support/builders.js'
import { aFolder } from '../support/folder.js'
import { ask } from '../support/http.js'
import { startProcess } from '../support/process.js'

const folder = aFolder()
const rounds = 10
const callersAtOnce = 8

interface Outcome {
  readonly acknowledged: string[]
  /** Asked for, and the answer never came: it may be there or not. */
  readonly unknown: string[]
}

/** Creates customers until the gateway is gone. */
const createUntilGone = async (url: string, outcome: Outcome): Promise<void> => {
  for (;;) {
    const variables = aCustomer({ subscriptions: [{ offerId: azure }, { offerId: office365E3, quantity: 3 }] })
    const { domain } = variables.companyProfile
    try {
      const { body } = await ask(url, CreateCustomerDocument.toString(), variables)
      if (body.data) outcome.acknowledged.push(domain)
    } catch {
      // Any failure to get an answer: that is what a killed process looks like from here.
      outcome.unknown.push(domain)
      return
    }
  }
}

const inspect = (file: string) => {
  const database = new Database(file, { readonly: true })
  const column = (sql: string) => database.prepare(sql).pluck().all() as string[]
  const found = {
    domains: column('SELECT "domain" FROM "Customer"'),
    integrity: column('PRAGMA integrity_check'),
    orphans: database.prepare('PRAGMA foreign_key_check').all(),
    partial: column(`
      SELECT "domain" FROM "Customer" c WHERE
        (SELECT count(*) FROM "BillingProfile" WHERE "customerId" = c."id") <> 1 OR
        (SELECT count(*) FROM "Relationship" WHERE "customerId" = c."id") <> 1 OR
        (SELECT count(*) FROM "AdminCredential" WHERE "customerId" = c."id") <> 1 OR
        (SELECT count(*) FROM "Order" WHERE "customerId" = c."id") <> 1 OR
        (SELECT count(*) FROM "Subscription" WHERE "customerId" = c."id") <> 2 OR
        (SELECT count(*) FROM "AuditRecord" WHERE "customerId" = c."id") <> 2`),
  }
  database.close()
  return found
}

test(`kill -9 in ${rounds} rounds of creating: nothing acknowledged is lost, nothing is there by halves`, async () => {
  const file = folder.file('gateway.db')
  const outcome: Outcome = { acknowledged: [], unknown: [] }
  for (let round = 0; round < rounds; round += 1) {
    const gateway = await startProcess({ DATABASE_URL: `file:${file}`, LOG_LEVEL: 'silent' })
    const callers = Array.from({ length: callersAtOnce }, () => createUntilGone(gateway.url, outcome))
    await sleep(300 + Math.random() * 700)
    await gateway.stop('SIGKILL')
    await Promise.all(callers)
    const { domains, integrity, orphans, partial } = inspect(file)
    const there = new Set(domains)
    const asked = new Set([...outcome.acknowledged, ...outcome.unknown])
    expect(outcome.acknowledged.filter((domain) => !there.has(domain))).toEqual([])
    expect(domains.filter((domain) => !asked.has(domain))).toEqual([])
    expect(there.size).toBe(domains.length)
    expect({ integrity, orphans, partial }).toEqual({ integrity: ['ok'], orphans: [], partial: [] })
  }
  expect(outcome.acknowledged.length).toBeGreaterThan(rounds)
}, 120_000)
