import type { JsonSql } from '../json-text.js'

export const postgresqlJson: JsonSql = {
  text: (column) => `coalesce(to_json(${column})::text, 'null')`,
  time: (column) => `coalesce('"' || to_char(${column}, 'YYYY-MM-DD"T"HH24:MI:SS.MS') || 'Z"', 'null')`,
  // As a whole it would be written with spaces.
  list: (column) => `(
    SELECT concat('[', string_agg(to_json(e."value")::text, ',' ORDER BY e."place"), ']')
    FROM jsonb_array_elements_text(${column}) WITH ORDINALITY AS e("value", "place"))`,
}
