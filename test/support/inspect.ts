import Database from 'better-sqlite3'

/** What a database file holds, seen from outside. */
export const inspect = (file: string) => {
  const database = new Database(file, { readonly: true })
  const column = (sql: string) => database.prepare(sql).pluck().all() as string[]
  const found = {
    domains: column('SELECT "domain" FROM "Customer"'),
    health: {
      integrity: column('PRAGMA integrity_check'),
      orphans: database.prepare('PRAGMA foreign_key_check').all(),
      /** Customers that lack something that is written with them, or that have it twice. */
      partial: column(`
        SELECT "domain" FROM "Customer" c WHERE
          (SELECT count(*) FROM "BillingProfile" WHERE "customerId" = c."id") <> 1 OR
          (SELECT count(*) FROM "Relationship" WHERE "customerId" = c."id") <> 1 OR
          (SELECT count(*) FROM "AdminCredential" WHERE "customerId" = c."id") <> 1 OR
          (SELECT count(*) FROM "Order" WHERE "customerId" = c."id") <> 1 OR
          (SELECT count(*) FROM "Subscription" WHERE "customerId" = c."id") <> 2 OR
          (SELECT count(*) FROM "AuditRecord" WHERE "customerId" = c."id" AND "operation" <> 'SHOW_ADMIN_PASSWORD') <> 2`),
      /** What is there without its customer. */
      strays: column(`
        SELECT "signInName" FROM "AdminCredential" WHERE "customerId" NOT IN (SELECT "id" FROM "Customer")
        UNION ALL SELECT "id" FROM "AuditRecord" WHERE "customerId" NOT IN (SELECT "id" FROM "Customer")`),
    },
  }
  database.close()
  return found
}

export const healthy = { integrity: ['ok'], orphans: [], partial: [], strays: [] }
