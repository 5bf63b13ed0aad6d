import type pg from 'pg'
import { contradictions, type Faults, toldMax } from '../faults.js'
import { actAs } from './beginning.js'
import { readMigrations } from './migrate.js'

/** What the database itself has to hold; each query finds what does not, and says so. */
const broken: Readonly<Record<string, string>> = {
  constraints: `
    SELECT conrelid::regclass || ' has ' || conname || ', which was not validated'
    FROM pg_constraint WHERE connamespace = 'public'::regnamespace AND NOT convalidated`,
  indexes: `
    SELECT i.indexrelid::regclass || ' of ' || i.indrelid::regclass || ' is not valid'
    FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid
    WHERE c.relnamespace = 'public'::regnamespace AND NOT (i.indisvalid AND i.indisready)`,
  triggers: `
    SELECT t.tgrelid::regclass || ' has ' || t.tgname || ' switched off'
    FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
    WHERE c.relnamespace = 'public'::regnamespace AND t.tgenabled <> 'O'`,
  'row-level security': `
    WITH tenant AS (
      SELECT c.oid, c.oid::regclass AS name, c.relrowsecurity AND c.relforcerowsecurity AS is_forced
      FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'partnerId'
      WHERE c.relkind IN ('r', 'p') AND c.relnamespace = 'public'::regnamespace
    ), rule AS (
      SELECT p.polrelid, p.polname, p.polcmd = '*' AND own.text = pg_get_expr(p.polqual, p.polrelid)
        AND own.text = pg_get_expr(p.polwithcheck, p.polrelid) AS is_own
      FROM pg_policy p, (SELECT '("partnerId" = current_setting(''app.partner_id''::text, true))' AS text) AS own
      WHERE p.polroles && ARRAY[0::oid, to_regrole('csp_gateway_app')::oid]
    )
    SELECT name || ' does not force its rule upon everybody' FROM tenant WHERE NOT is_forced
    UNION ALL SELECT name || ' has no rule' FROM tenant WHERE oid NOT IN (SELECT polrelid FROM rule)
    UNION ALL SELECT name || ' has the rule ' || polname || ', which shows more than one partner''s rows'
      FROM tenant JOIN rule ON polrelid = oid WHERE NOT coalesce(is_own, false)`,
  'rights of the gateway': `
    SELECT 'the gateway may ' || lower(privilege) || ' audit records'
    FROM unnest(ARRAY['UPDATE', 'DELETE', 'TRUNCATE']) AS privilege
    WHERE has_table_privilege('csp_gateway_app', '"AuditRecord"', privilege)
    UNION ALL SELECT rolname || ' gets round the rules' FROM pg_roles
    WHERE rolname IN ('csp_gateway_app', 'csp_gateway_finder') AND (rolsuper OR rolbypassrls OR rolcanlogin)`,
}

/**
 * Looks at the whole database, also while gateways run on it. Inside of a transaction that shows it as it is at one
 * moment; from here on that sees what the gateway sees.
 */
export const findPostgresqlFaults = async (client: pg.Client, partnerIds: readonly string[]): Promise<Faults> => {
  const faults: Record<string, string[]> = { migrations: await findForeignMigrations(client) }
  for (const [name, query] of Object.entries(broken)) faults[name] = await tell(client, query)
  const ofPartners = { ...(await readReferences(client)), ...contradictions }
  for (const name of Object.keys(ofPartners)) faults[name] = []
  for (const partnerId of partnerIds) {
    await client.query(actAs(partnerId))
    for (const [name, query] of Object.entries(ofPartners)) {
      faults[name] = [...(faults[name] ?? []), ...(await tell(client, query))].slice(0, toldMax)
    }
  }
  return faults
}

const tell = async (client: pg.Client, query: string): Promise<string[]> => {
  const { rows } = await client.query<[string]>({ text: `${query} LIMIT ${toldMax}`, rowMode: 'array' })
  return rows.map(([fault]) => fault)
}

const findForeignMigrations = async (client: pg.Client): Promise<string[]> => {
  const { rows } = await client.query<{ name: string; checksum: string }>(
    'SELECT "migration_name" AS name, "checksum" FROM "public"."_prisma_migrations" WHERE "rolled_back_at" IS NULL',
  )
  const known = new Map((await readMigrations()).map(({ name, checksum }) => [name, checksum]))
  const foreign = rows.filter(({ name, checksum }) => known.get(name) !== checksum).map(({ name }) => name)
  const applied = new Set(rows.map(({ name }) => name))
  const missing = [...known.keys()].filter((name) => !applied.has(name))
  return [
    ...foreign.map((name) => `${name} is not one of this version, or was edited`),
    ...missing.map((name) => `${name} was not applied`),
  ]
}

/** The foreign keys as questions for rows that refer to nothing: what was loaded past the triggers would be found. */
const readReferences = async (client: pg.Client): Promise<Readonly<Record<string, string>>> => {
  const { rows } = await client.query<{ query: string }>(`
    SELECT format('SELECT %L || c."id" || '' refers to nothing'' FROM %s c WHERE (%s) IS NOT NULL AND NOT EXISTS (SELECT FROM %s p WHERE %s)',
      conrelid::regclass || ' ', conrelid::regclass, columns, confrelid::regclass, matches) AS query
    FROM pg_constraint k, LATERAL (
      SELECT string_agg(format('c.%I', child.attname), ', ') AS columns,
        string_agg(format('p.%I = c.%I', parent.attname, child.attname), ' AND ') AS matches
      FROM unnest(k.conkey, k.confkey) AS pair(child, parent)
      JOIN pg_attribute child ON child.attrelid = k.conrelid AND child.attnum = pair.child
      JOIN pg_attribute parent ON parent.attrelid = k.confrelid AND parent.attnum = pair.parent
    ) AS pairs
    WHERE contype = 'f' AND connamespace = 'public'::regnamespace`)
  return { 'references between rows': rows.map(({ query }) => `(${query})`).join(' UNION ALL ') }
}
