import type pg from 'pg'
import { type ColumnType, columnTypes } from './values.js'

interface Column {
  readonly name: string
  readonly type: ColumnType
}

export interface Table {
  readonly name: string
  readonly columns: readonly Column[]
  /** The column of its primary key. */
  readonly key: string
}

interface ColumnRow {
  readonly table: string
  readonly column: string
  readonly type: string
  readonly isKey: boolean
}

/** What PostgreSQL has to be filled with. */
export const readTables = async (client: pg.Client): Promise<Table[]> => {
  const { rows } = await client.query<ColumnRow>(`
    SELECT c.relname AS "table", a.attname AS "column",
      CASE t.typtype WHEN 'e' THEN 'enum' ELSE t.typname END AS "type", a.attnum = ANY (k.conkey) AS "isKey"
    FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
      JOIN pg_type t ON t.oid = a.atttypid JOIN pg_constraint k ON k.conrelid = c.oid AND k.contype = 'p'
    WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND c.relname <> '_prisma_migrations'
    ORDER BY c.oid, a.attnum`)
  const tables = new Map<string, { name: string; columns: Column[]; key: string }>()
  for (const { table, column, type, isKey } of rows) {
    const known = tables.get(table) ?? { name: table, columns: [], key: '' }
    tables.set(table, known)
    known.columns.push({ name: column, type: requireKnown(type, `${table}.${column}`) })
    if (isKey) known.key = column
  }
  return [...tables.values()]
}

/** A type that a migration brings has to be added to values.ts first: nothing is carried over by guessing. */
const requireKnown = (type: string, column: string): ColumnType => {
  const known = columnTypes.find((name) => name === type)
  if (!known) throw new Error(`${column} is of type ${type}, which scripts/copy/values.ts does not know.`)
  return known
}
