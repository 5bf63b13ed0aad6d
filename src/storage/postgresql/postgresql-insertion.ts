import { wellFormed } from '../../shared/text.js'
import type { Dialect } from '../insertion.js'
import { inText } from './nul-free-adapter.js'

/** Rows as PostgreSQL makes them of JSON: each value in the type that its column has. */
export const postgresqlDialect: Dialect = {
  listedMax: 0,
  column: (name) => `"${name}"`,
  source: (table) => [`jsonb_populate_recordset(NULL::"${table}", `, '::jsonb)'],
  encode: (value) => {
    if (value instanceof Uint8Array) return `\\x${Buffer.from(value).toString('hex')}`
    return typeof value === 'string' ? inText(wellFormed(value)) : value
  },
}
