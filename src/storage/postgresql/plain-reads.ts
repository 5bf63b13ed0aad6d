import pg from 'pg'
import type { Statement } from '../open-transaction.js'
import type { Decoders } from '../selection.js'
import { inText } from './nul-free-adapter.js'

const timestamp = pg.types.builtins.TIMESTAMP

/** Columns have no time zone, and all times are UTC: the driver would take them for local ones. */
const types: pg.CustomTypesConfig = {
  getTypeParser: (oid, format) =>
    oid === timestamp && format !== 'binary'
      ? (text: string) => new Date(`${text}Z`)
      : (pg.types.getTypeParser as (...of: unknown[]) => never)(oid, format),
}

const encode = (value: unknown): unknown => {
  if (value instanceof Date) return value.toISOString().slice(0, -1)
  return inText(value)
}

/** A statement of ours as the driver takes it. */
export const plainly = ({ text, values }: Statement): pg.QueryArrayConfig => ({
  ...{ text, values: values.map(encode), types },
  rowMode: 'array',
})

const asIs = (value: unknown): unknown => value

/** The driver has done it already. */
export const postgresqlDecoders: Decoders = { time: asIs, boolean: asIs, json: asIs }
