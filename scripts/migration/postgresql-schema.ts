/** [what the schema of SQLite says, what PostgreSQL needs instead] */
const replacements: readonly (readonly [string, string])[] = [
  ['../src/storage/generated/sqlite', '../../src/storage/generated/postgresql'],
  ['provider = "sqlite"', 'provider = "postgresql"'],
  // SQLite has an index of trigrams of its own (prisma/migrations).
  [
    '  @@index([partnerId, domain])\n',
    '  @@index([partnerId, domain])\n  @@index([searchText(ops: raw("gin_trgm_ops"))], type: Gin)\n',
  ],
]

const heading = '// Derived from prisma/schema.prisma by `npm run migration`: edit that one.\n\n'

/** @throws Error when something that has to be replaced stands there not exactly once */
export const derivePostgresqlSchema = (schema: string): string =>
  heading +
  replacements.reduce((text, [from, to]) => {
    if (text.split(from).length !== 2) throw new Error(`prisma/schema.prisma has not exactly one: ${from}`)
    return text.replace(from, () => to)
  }, schema)
