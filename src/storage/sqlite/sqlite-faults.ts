import Database from 'better-sqlite3'

/** What is wrong with a database file, in words, by what was looked at; nothing is where all is well. */
export type Faults = Readonly<Record<string, readonly string[]>>

/** Each query finds rows that may not be there, and says what is wrong with them. */
const contradictions: Readonly<Record<string, string>> = {
  'every customer is whole': `
    SELECT 'customer ' || "id" || ' lacks its billing profile, relationship or administrator' FROM "Customer" AS c WHERE
      NOT EXISTS (SELECT 1 FROM "BillingProfile" WHERE "customerId" = c."id") OR
      NOT EXISTS (SELECT 1 FROM "Relationship" WHERE "customerId" = c."id") OR
      NOT EXISTS (SELECT 1 FROM "AdminCredential" WHERE "customerId" = c."id")`,
  'every order has subscriptions': `
    SELECT 'order ' || "id" || ' has no subscription' FROM "Order" AS o
    WHERE NOT EXISTS (SELECT 1 FROM "Subscription" WHERE "orderId" = o."id")`,
  'every customer can be searched': `
    SELECT 'customer ' || "id" || ' is not in the search index' FROM "Customer"
    WHERE "id" NOT IN (SELECT "customerId" FROM "CustomerSearchKey")`,
}

/** Told in full up to here: a broken file can have millions. */
const toldMax = 20

/** Looks at the whole file, also while a gateway runs on it. Takes about as long as reading the file. */
export const findSqliteFaults = (file: string): Faults => {
  const database = new Database(file, { readonly: true, fileMustExist: true })
  const looks: Readonly<Record<string, () => string[]>> = {
    'pages and indexes': () => findBrokenPages(database),
    'references between rows': () => findBrokenReferences(database),
    ...Object.fromEntries(
      Object.entries(contradictions).map(([name, sql]) => [
        name,
        () => database.prepare<[], string>(`${sql} LIMIT ${toldMax}`).pluck().all(),
      ]),
    ),
  }
  try {
    return Object.fromEntries(Object.entries(looks).map(([name, look]) => [name, readable(look)]))
  } finally {
    database.close()
  }
}

/** Some damage keeps SQLite from reading on: that is a fault like any other. */
const readable = (look: () => string[]): string[] => {
  try {
    return look()
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)]
  }
}

const findBrokenPages = (database: Database.Database): string[] =>
  (database.pragma(`integrity_check(${toldMax})`) as { integrity_check: string }[])
    .map(({ integrity_check }) => integrity_check)
    .filter((line) => line !== 'ok')

const findBrokenReferences = (database: Database.Database): string[] =>
  (database.pragma('foreign_key_check') as { table: string; rowid: number }[])
    .slice(0, toldMax)
    .map(({ table, rowid }) => `row ${rowid} of ${table} refers to nothing`)
