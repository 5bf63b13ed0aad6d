import type { JsonSql } from '../json-text.js'

export const sqliteJson: JsonSql = {
  text: (column) => `json_quote(${column})`,
  // Stored as "2026-11-27T09:00:00.000+00:00".
  time: (column) => `coalesce('"' || substr(${column}, 1, 23) || 'Z"', 'null')`,
  list: (column) => `json(${column})`,
}
