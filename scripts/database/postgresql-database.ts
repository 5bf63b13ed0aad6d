import type pg from 'pg'
import { requireKeyOf } from '../../src/server/server-key.js'
import { StartRefused } from '../../src/shared/start-refused.js'
import type { Faults } from '../../src/storage/faults.js'
import { withConnection } from '../../src/storage/postgresql/connect.js'
import { findPostgresqlFaults } from '../../src/storage/postgresql/postgresql-faults.js'
import { textSettings } from '../../src/storage/postgresql/text-rows.js'
import { verifyAuditChains } from './audit-chain.js'
import { postgresqlTrail } from './postgresql-trail.js'

export interface Verified {
  readonly faults: Faults
  readonly ends: readonly string[]
}

/** Looks at a PostgreSQL database as it is at one moment, also while gateways run on it. */
export const verifyPostgresql = (name: string, url: string, serverKey: Buffer): Promise<Verified> =>
  withConnection(name, url, async (client) => {
    await client.query(`BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; ${longSettings}`)
    await requireOurs(client)
    const partnerIds = await findPartners(client)
    const { rows } = await client.query<{ check: string }>('SELECT "serverKeyCheck" AS "check" FROM "Installation"')
    requireKeyOf(rows[0]?.check, serverKey)
    return verifyWithin(client, partnerIds, serverKey)
  })

/** For transactions in which a statement may take its time. */
export const longSettings = `SET LOCAL statement_timeout = 0; SET LOCAL idle_in_transaction_session_timeout = 0; ${textSettings}`

/** In the transaction that was begun; from here on that sees what the gateway sees. */
export const verifyWithin = async (
  client: pg.Client,
  partnerIds: readonly string[],
  serverKey: Buffer,
): Promise<Verified> => {
  const faults = await findPostgresqlFaults(client, partnerIds)
  const chains = await verifyAuditChains(postgresqlTrail(client, partnerIds), serverKey)
  return { faults: { ...faults, 'the audit trail': chains.faults }, ends: chains.ends }
}

const requireOurs = async (client: pg.Client): Promise<void> => {
  const { rows } = await client.query<{ isOurs: boolean }>(`
    SELECT to_regclass('public._prisma_migrations') IS NOT NULL AND to_regclass('public."Installation"') IS NOT NULL AS "isOurs"`)
  if (!rows[0]?.isOurs) throw new StartRefused('The database is not one of csp-gateway, or of an older version.')
}

/** Those that are there; for a login that gets round the rules, also those of whom only records are left. */
const findPartners = async (client: pg.Client): Promise<string[]> => {
  const { rows: logins } = await client.query<{ isAbove: boolean }>(
    'SELECT rolsuper OR rolbypassrls AS "isAbove" FROM pg_roles WHERE rolname = current_user',
  )
  const left = 'UNION SELECT "partnerId" FROM "AuditRecord" UNION SELECT "partnerId" FROM "PartnerLedger"'
  if (!logins[0]?.isAbove) await client.query('SET LOCAL ROLE csp_gateway_app')
  const { rows } = await client.query<{ id: string }>(`SELECT "id" FROM "Partner" ${logins[0]?.isAbove ? left : ''}`)
  return rows.map(({ id }) => id)
}
