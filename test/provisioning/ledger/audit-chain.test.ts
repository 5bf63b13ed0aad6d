import { copyFileSync } from 'node:fs'
import { beforeAll, describe, expect, test } from '@jest/globals'
import Database from 'better-sqlite3'
import { verifySqliteChains } from '../../../scripts/database/sqlite-trail.js'
import { RenameSubscriptionDocument, ResetAdminPasswordDocument } from '../../../src/client/generated/graphql.js'
import { backUpSqlite } from '../../../src/storage/sqlite/sqlite-backup.js'
import { azure } from '../../support/builders.js'
import { aFolder } from '../../support/folder.js'
import { aGateway } from '../../support/gateway.js'
import { createSubscription } from '../../support/outcomes.js'

const serverKey = Buffer.alloc(32, 3)
const gateway = aGateway({ SERVER_KEY: serverKey.toString('base64') })
const folder = aFolder()
const tamperings = 300
const customers = 20

const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(Math.random() * items.length)] as Item

/** Whoever can write to the file can also take away what keeps others from it. */
const triggers = ['AuditRecord_no_update', 'AuditRecord_no_delete']

interface Trail {
  readonly database: Database.Database
  readonly length: number
}

const columns = ['customerId', 'operation', 'succeeded', 'userName', 'occurredAt', 'correlationId', 'changes']

const edit = ({ database, length }: Trail): string => {
  const [column, sequence] = [pick(columns), pick(range(length))]
  const values: Record<string, string | bigint> = {
    succeeded: 0n,
    occurredAt: '2001-01-01T00:00:00.000+00:00',
    changes: '[]',
  }
  // The record's own value would be no change.
  const sql = `UPDATE "AuditRecord" SET "${column}" = ? WHERE "sequence" = ? AND "${column}" IS NOT ?`
  const value = values[column] ?? 'somebody else'
  return database.prepare(sql).run(value, BigInt(sequence), value).changes === 1
    ? `edit ${column}`
    : edit({ database, length })
}

const remove = ({ database, length }: Trail): string => {
  const sequence = pick(range(length))
  database.prepare('DELETE FROM "AuditRecord" WHERE "sequence" = ?').run(BigInt(sequence))
  return `remove ${sequence}`
}

const removeAndCloseUp = (trail: Trail): string => {
  const { database, length } = trail
  const sequence = 1 + Math.floor(Math.random() * (length - 1))
  database.prepare('DELETE FROM "AuditRecord" WHERE "sequence" = ?').run(BigInt(sequence))
  // In two steps, past the unique index.
  database.prepare('UPDATE "AuditRecord" SET "sequence" = -"sequence" WHERE "sequence" > ?').run(BigInt(sequence))
  database.exec('UPDATE "AuditRecord" SET "sequence" = -"sequence" - 1 WHERE "sequence" < 0')
  database.exec('UPDATE "PartnerLedger" SET "auditSequence" = "auditSequence" - 1')
  return `remove ${sequence} and close up`
}

const swap = ({ database, length }: Trail): string => {
  const a = 1 + Math.floor(Math.random() * (length - 1))
  const set = database.prepare('UPDATE "AuditRecord" SET "sequence" = ? WHERE "sequence" = ?')
  set.run(-1n, BigInt(a))
  set.run(BigInt(a), BigInt(a + 1))
  set.run(BigInt(a + 1), -1n)
  return `swap ${a} with the next`
}

const insert = ({ database, length }: Trail): string => {
  const next = BigInt(length + 1)
  database
    .prepare(`
      INSERT INTO "AuditRecord" SELECT 'forged', "partnerId", "customerId", "operation", "succeeded", "userName", "occurredAt",
      "correlationId", "changes", ?, "hash" FROM "AuditRecord" WHERE "sequence" = ?`)
    .run(pick([next, null]), BigInt(pick(range(length))))
  database.prepare('UPDATE "PartnerLedger" SET "auditSequence" = ?').run(next)
  return 'insert'
}

/** With the ledger put back to what it can be known to have been. */
const cutOff = ({ database, length }: Trail): string => {
  const kept = pick([0, 1, Math.floor(Math.random() * length)])
  database.prepare('DELETE FROM "AuditRecord" WHERE "sequence" > ?').run(BigInt(kept))
  const hash = database.prepare('SELECT "hash" FROM "AuditRecord" WHERE "sequence" = ?').pluck().get(BigInt(kept)) ?? ''
  database.prepare('UPDATE "PartnerLedger" SET "auditSequence" = ?, "auditHash" = ?').run(BigInt(kept), hash)
  return `cut off after ${kept}`
}

const eraseAll = ({ database }: Trail): string => {
  const isWithLedger = Math.random() < 0.5
  database.exec('DELETE FROM "AuditRecord"')
  if (isWithLedger) database.exec('DELETE FROM "PartnerLedger"')
  return isWithLedger ? 'erase all, the ledger too' : 'erase all'
}

const range = (length: number): number[] => Array.from({ length }, (_, index) => index + 1)

describe('the audit trail', () => {
  let original = ''

  beforeAll(async () => {
    for (let count = 0; count < customers; count += 1) {
      const { id, customerId } = await createSubscription(gateway, { offerId: azure })
      await gateway.run(RenameSubscriptionDocument, { subscriptionId: id, friendlyName: `No ${count}` })
      await Promise.all([1, 2].map(() => gateway.run(ResetAdminPasswordDocument, { customerId })))
    }
    original = folder.file('original.db')
    backUpSqlite(`${gateway.folder}/gateway.db`, original)
    const database = new Database(original)
    for (const trigger of triggers) database.exec(`DROP TRIGGER "${trigger}"`)
    database.close()
  })

  test('of many changes at once is one chain', async () => {
    const { faults, ends } = await verifySqliteChains(original, serverKey)
    expect(faults).toEqual([])
    expect(ends).toEqual([expect.stringMatching(`: ${customers * 5} audit records, the last is `)])
  })

  test('is another one under another key', async () => {
    expect((await verifySqliteChains(original, Buffer.alloc(32, 4))).faults.length).toBeGreaterThan(0)
  })

  test(`shows each of ${tamperings} tamperings`, async () => {
    const ways = [edit, edit, edit, remove, removeAndCloseUp, swap, insert, cutOff, eraseAll]
    const file = folder.file('tampered.db')
    const unnoticed: unknown[] = []
    for (let index = 0; index < tamperings; index += 1) {
      copyFileSync(original, file)
      const database = new Database(file)
      const what = ways[index % ways.length]?.({ database, length: customers * 5 })
      database.close()
      if ((await verifySqliteChains(file, serverKey)).faults.length === 0) unnoticed.push(what)
    }
    expect(unnoticed).toEqual([])
  })
})
