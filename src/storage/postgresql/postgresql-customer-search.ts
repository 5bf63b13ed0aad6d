import { type CustomerSearch, candidatesMax } from '../customer-search.js'
import { Prisma, type PrismaClient } from '../generated/sqlite/client.js'

/** Three letters or digits in a row: without them the index has nothing to look up. */
const searchable = /[\p{L}\p{N}]{3}/u

/** Candidates by the index of every three letters in a row (prisma/postgresql/migrations, find_customers_like). */
export class PostgresqlCustomerSearch implements CustomerSearch {
  constructor(private readonly read: Pick<PrismaClient, '$queryRaw'>) {}

  async findCandidates(words: readonly string[]): Promise<Prisma.Sql | null> {
    const patterns = words.filter((word) => searchable.test(word)).map((word) => `%${word}%`)
    if (patterns.length === 0) return null
    const found = await this.read.$queryRaw<{ id: string }[]>`
      SELECT "id" FROM "public"."find_customers_like"(${patterns}::text[], ${candidatesMax + 1}::integer) AS "id"`
    if (found.length > candidatesMax) return null
    return Prisma.sql`c."id" = ANY(${found.map(({ id }) => id)}::text[])`
  }

  /** As an array: what it costs to find them takes no part in how the rest is planned. */
  among(ids: Prisma.Sql): Prisma.Sql {
    return Prisma.sql`c."id" = ANY(ARRAY(${ids}))`
  }
}
