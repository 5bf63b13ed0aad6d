import { wellFormed } from '../../src/shared/text.js'

/** What a column of PostgreSQL takes, by the name that the catalogue gives its type; an enumeration is "enum". */
export type ColumnType = 'text' | 'enum' | 'int4' | 'int8' | 'bool' | 'timestamp' | 'jsonb' | 'bytea'

/** As SQLite stores it. */
export type StoredValue = string | number | bigint | Buffer | null

interface Translation {
  /** For COPY, before escaping. PostgreSQL reads it by itself, so that the comparison is no mirror of this. */
  readonly write: (value: never) => string
  /** Whether PostgreSQL's text means the same. */
  readonly isSame: (value: never, text: string) => boolean
}

const sameText = {
  write: (value: string) => storable(value),
  isSame: (value: string, text: string) => storable(value) === text,
}

const sameNumber = {
  write: (value: number | bigint) => String(value),
  isSame: (value: number | bigint, text: string) => String(value) === text,
}

const translations = {
  text: sameText,
  enum: sameText,
  int4: sameNumber,
  int8: sameNumber,
  bool: {
    write: (value: number | bigint) => String(value),
    isSame: (value: number | bigint, text: string) => text === (['f', 't'] as const)[Number(value)],
  },
  timestamp: {
    write: (value: string | number) => (typeof value === 'string' ? value : new Date(value).toISOString()),
    isSame: (value: string | number, text: string) =>
      new Date(value).getTime() === Date.parse(`${text.replace(' ', 'T')}Z`),
  },
  jsonb: {
    write: (value: string) => storableJson(value),
    isSame: (value: string, text: string) => isSameJson(JSON.parse(storableJson(value)), JSON.parse(text)),
  },
  bytea: {
    write: (value: Buffer) => `\\x${value.toString('hex')}`,
    isSame: (value: Buffer, text: string) => `\\x${value.toString('hex')}` === text,
  },
} satisfies Record<ColumnType, Translation>

export const columnTypes = Object.keys(translations) as readonly ColumnType[]

/** A value in the text format of COPY. */
export const toCopyText = (type: ColumnType, value: StoredValue): string => {
  if (value === null) return '\\N'
  return (translations[type] as Translation)
    .write(value as never)
    .replaceAll(/[\\\t\n\r]/g, (sign) => escapes[sign] ?? sign)
}

/** Whether PostgreSQL has the same value; `text` as it writes it (text-rows.ts). */
export const isSameValue = (type: ColumnType, value: StoredValue, text: string | null): boolean => {
  if (value === null || text === null) return value === text
  return (translations[type] as Translation).isSame(value as never, text)
}

const escapes: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' }

/** PostgreSQL's text has no character of code 0: as a gateway on PostgreSQL does (nul-free-adapter.ts). */
const storable = (text: string): string => text.replaceAll('\0', '\u{FFFD}')

/** Its JSON has neither that character nor half a pair of surrogates. */
const storableJson = (text: string): string =>
  /\\u(?:0000|d[89a-f])/i.test(text)
    ? JSON.stringify(JSON.parse(text, (_, value) => (typeof value === 'string' ? storable(wellFormed(value)) : value)))
    : text

const isSameJson = (one: unknown, other: unknown): boolean => {
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return one === other
  if (Array.isArray(one) !== Array.isArray(other)) return false
  const keys = Object.keys(one)
  const [a, b] = [one, other] as Record<string, unknown>[]
  return (
    keys.length === Object.keys(other).length && keys.every((key) => key in other && isSameJson(a?.[key], b?.[key]))
  )
}
