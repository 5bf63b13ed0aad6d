import type pg from 'pg'

/**
 * Takes something of the tables away. It belongs to the transaction, so nobody else ever sees them without.
 *
 * @returns brings it back
 */
export const putAside = async (client: pg.Client, query: string): Promise<() => Promise<void>> => {
  const { rows } = await client.query<{ remove: string; restore: string }>(query)
  for (const { remove } of rows) await client.query(remove)
  return async () => {
    for (const { restore } of rows) await client.query(restore)
  }
}

/** That even the owner of a table sees no rows but one partner's; COPY would be refused. */
export const forcedRules = `
  SELECT format('ALTER TABLE %s NO FORCE ROW LEVEL SECURITY', oid::regclass) AS "remove",
    format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', oid::regclass) AS "restore"
  FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND relforcerowsecurity`

/** Quicker looked at all together, and then the order of the tables is no matter. */
export const foreignKeys = `
  SELECT format('ALTER TABLE %s DROP CONSTRAINT %I', conrelid::regclass, conname) AS "remove",
    format('ALTER TABLE %s ADD CONSTRAINT %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) AS "restore"
  FROM pg_constraint WHERE connamespace = 'public'::regnamespace AND contype = 'f'`

/** Quicker made at the end. Primary keys stay: rows come in their order. */
export const indexes = `
  SELECT format('DROP INDEX %s', i.indexrelid::regclass) AS "remove", pg_get_indexdef(i.indexrelid) AS "restore"
  FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid
  WHERE c.relnamespace = 'public'::regnamespace
    AND NOT EXISTS (SELECT FROM pg_constraint k WHERE k.conindid = i.indexrelid AND k.contype IN ('p', 'u', 'x'))`
