import { currentPartner } from '../partner-scope.js'

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/**
 * What every transaction begins with: the application's role, the partner whose rows it may see, and
 * how long the server lets things take. All of it ends with the transaction, so that it holds through a pool of
 * connections in front of the server as well, where the next transaction is somebody else's.
 *
 * @param more a further column to ask for, in which $2 is the value
 */
export const beginning = (
  mode: 'READ WRITE' | 'READ ONLY',
  more?: { readonly column: string; readonly value: string },
): Beginning => [
  // Of a BEGIN that is refused there would be no transaction, and what is sent after it could run without one.
  { text: 'BEGIN' },
  { text: `SET TRANSACTION ${mode}` },
  more
    ? { text: `${settings}, ${more.column}`, values: [currentPartner() ?? '', more.value] }
    : { text: settings, values: [currentPartner() ?? ''] },
]

export type Beginning = readonly { readonly text: string; readonly values?: string[] }[]

/** How long a transaction waits for what another one has locked, in milliseconds. */
export const lockTimeoutMs = 3_800

/** From here on to the end of the transaction, or to another one. */
export const lockTimeoutOf = (ms: number) => ({ text: `SELECT set_config('lock_timeout', '${ms}', true)` })

const settings = `
  SELECT set_config('role', 'csp_gateway_app', true), set_config('app.partner_id', $1, true),
    set_config('statement_timeout', '4000', true), set_config('lock_timeout', '${lockTimeoutMs}', true),
    set_config('idle_in_transaction_session_timeout', '5000', true)`

/** Within a transaction: from here on it sees what the gateway sees for one partner. */
export const actAs = (partnerId: string): string =>
  `SET LOCAL ROLE csp_gateway_app; SELECT set_config('app.partner_id', '${idOrNobody(partnerId)}', true)`

/** Stands in the text of a statement, so it has to be what it looks like. */
const idOrNobody = (partnerId = ''): string => {
  if (partnerId !== '' && !uuid.test(partnerId)) throw new Error('The id of a partner is a GUID.')
  return partnerId
}
