import type pg from 'pg'
import { StartRefused } from '../../src/shared/start-refused.js'
import { actAs } from '../../src/storage/postgresql/beginning.js'
import { longSettings } from '../database/postgresql-database.js'
import type { Installation, LedgerEnd, Source } from './source.js'
import type { Table } from './tables.js'

/** For making indexes: as much as a server that is worth moving to has. */
const maintenanceMemory = '256MB'

/**
 * One transaction from here to the end, so that a gateway finds all of it or nothing, whatever happens in between. The
 * server looks every second whether anybody is still there: otherwise it would finish an index for nobody, and a second
 * try would wait for it.
 */
const beginning = `
  BEGIN; ${longSettings}; SET LOCAL lock_timeout = '10s'; SET LOCAL search_path = public;
  SET LOCAL maintenance_work_mem = '${maintenanceMemory}';
  DO $$
  BEGIN
    PERFORM set_config('client_connection_check_interval', '1s', true);
  EXCEPTION WHEN invalid_parameter_value THEN
    NULL; -- The server's operating system has no such thing.
  END $$`

export const begin = (client: pg.Client): Promise<unknown> => client.query(beginning)

/**
 * Whether the installation is there already, by an earlier copy of which the end was not heard of.
 *
 * @throws StartRefused when it is another one, or has been used since
 */
export const isThereAlready = async (client: pg.Client, source: Source): Promise<boolean> => {
  await client.query('SET LOCAL ROLE csp_gateway_app')
  const { rows } = await client.query<Installation>(
    `SELECT "id", "serverKeyCheck", "createdAt" AT TIME ZONE 'UTC' AS "createdAt" FROM "Installation"`,
  )
  const [there] = rows
  if (there) await requireSame(client, source, there)
  await client.query('RESET ROLE')
  return there !== undefined
}

const requireSame = async (client: pg.Client, source: Source, there: Installation): Promise<void> => {
  const { serverKeyCheck, createdAt } = source.installation
  if (there.serverKeyCheck !== serverKeyCheck || there.createdAt.getTime() !== createdAt.getTime()) {
    throw new StartRefused('The target holds another installation. Name an empty database in --to.')
  }
  const ledgers = new Map(source.ledgers.map((ledger) => [ledger.partnerId, ledger]))
  for (const partnerId of source.partnerIds) {
    if (isSameLedger(ledgers.get(partnerId), await readLedger(client, partnerId))) continue
    throw new StartRefused(
      'The target holds this installation already, and one of the two was used since it was copied. Go on with the target, ' +
        'or name an empty database in --to.',
    )
  }
}

const readLedger = async (client: pg.Client, partnerId: string): Promise<LedgerEnd | undefined> => {
  await client.query(actAs(partnerId))
  return (await client.query<LedgerEnd>('SELECT * FROM "PartnerLedger"')).rows[0]
}

/** The hash of a chain's last record stands for all of them. */
const isSameLedger = (one: LedgerEnd | undefined, other: LedgerEnd | undefined): boolean =>
  one?.auditSequence === other?.auditSequence &&
  one?.auditHash === other?.auditHash &&
  one?.eventSequence === other?.eventSequence

/**
 * Takes the tables for this transaction alone.
 *
 * @throws StartRefused when somebody else uses them, or they are somebody else's
 */
export const takeTables = async (client: pg.Client, tables: readonly Table[]): Promise<void> => {
  const names = tables.map(({ name }) => `"${name}"`)
  try {
    await client.query(`LOCK TABLE ${names.join(', ')} IN ACCESS EXCLUSIVE MODE`)
  } catch (error) {
    const { code, message } = error as { code?: string; message: string }
    if (code === '55P03') {
      throw new StartRefused(
        'The target is in use: by another copy that is under way, or by a gateway. Stop that one.',
        {
          cause: error,
        },
      )
    }
    if (code === '42501') {
      throw new StartRefused(`The login of --to does not own the tables there (${message}). Name the one that does.`, {
        cause: error,
      })
    }
    throw error
  }
}

/** @throws StartRefused when there is anything in them. After the rules were put aside, or the owner would see nothing. */
export const requireEmpty = async (client: pg.Client, tables: readonly Table[]): Promise<void> => {
  const counts = tables.map(({ name }) => `SELECT '${name}' AS "name" WHERE EXISTS (SELECT FROM "${name}")`)
  const { rows } = await client.query<{ name: string }>(counts.join(' UNION ALL '))
  if (rows.length === 0) return
  const filled = rows.map(({ name }) => name).join(', ')
  throw new StartRefused(`The target holds other data already (${filled}). Name an empty database in --to.`)
}
