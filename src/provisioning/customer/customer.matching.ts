import type { Caller } from '../../shared/caller.js'
import { Prisma } from '../../storage/generated/sqlite/client.js'
import { type Criterion, type CustomerTable, relationshipOfCustomer } from './customer.criteria.js'

/** Which customers a list is about, in the ways in which a database finds them soon. */
export interface CustomerMatching {
  /** For each criterion that an index knows: the ids of those for whom it holds. */
  readonly indexed: readonly Prisma.Sql[]
  /** `FROM` and `WHERE`, to walk through customers (c) in the order of a list; without `lasting`. */
  readonly walked: Prisma.Sql
  /** Of a customer: that its relationship lasts. Whose has ended is in no list, unless it is asked for. */
  readonly lasting: Prisma.Sql
  /** How many there are in the list; few who read a page ask. */
  count(): Prisma.Sql
}

export const customersMatching = (caller: Caller, criteria: readonly Criterion[]): CustomerMatching => {
  const holds = criteria.map((criterion) => criterion.holds)
  const knowing = (['c', 'b', 'r'] as const).filter((table) => criteria.some(({ of }) => of === table))
  const isOfAnyRelationship = knowing.includes('r')
  const count = (): Prisma.Sql => {
    // Of each table only what it is asked for: an index alone counts what one table knows.
    const all = countOf(rowsOf(caller, knowing.length > 0 ? knowing : ['c'], holds))
    if (isOfAnyRelationship) return all
    // Few have ended: to look at the relationship of each customer would take long.
    const ended = [Prisma.sql`r."relationshipToPartner" = 'NONE'`, ...holds]
    return Prisma.sql`${all} - ${countOf(rowsOf(caller, ['r', ...knowing], ended))}`
  }
  return {
    indexed: criteria
      .filter(({ isIndexed }) => isIndexed)
      .map(({ of, holds }) => Prisma.sql`SELECT ${tables[of].customerId} ${rowsOf(caller, [of], [holds])}`),
    walked: rowsOf(
      caller,
      ['c'],
      criteria.map(({ holdsOfCustomer }) => holdsOfCustomer),
    ),
    lasting: isOfAnyRelationship ? Prisma.sql`1 = 1` : Prisma.sql`${relationshipOfCustomer} <> 'NONE'`,
    count,
  }
}

const tables = {
  c: { from: Prisma.sql`"Customer" c`, customerId: Prisma.sql`c."id"`, partnerId: Prisma.sql`c."partnerId"` },
  b: {
    from: Prisma.sql`"BillingProfile" b`,
    customerId: Prisma.sql`b."customerId"`,
    partnerId: Prisma.sql`b."partnerId"`,
  },
  r: {
    from: Prisma.sql`"Relationship" r`,
    customerId: Prisma.sql`r."customerId"`,
    partnerId: Prisma.sql`r."partnerId"`,
  },
}

/** `FROM` and `WHERE` of rows of the caller's, one of each table for a customer. SQLite joins them from left to right. */
const rowsOf = ({ partner }: Caller, of: readonly CustomerTable[], conditions: readonly Prisma.Sql[]): Prisma.Sql => {
  const owned = of.map((table) => Prisma.sql`${tables[table].partnerId} = ${partner.id}`)
  const joined = of.slice(1).map((table) => Prisma.sql`${tables[table].customerId} = ${firstOf(of).customerId}`)
  const from = Prisma.join(
    of.map((table) => tables[table].from),
    ' CROSS JOIN ',
  )
  return Prisma.sql`FROM ${from} WHERE ${Prisma.join([...owned, ...joined, ...conditions], ' AND ')}`
}

const firstOf = ([first = 'c']: readonly CustomerTable[]) => tables[first]

const countOf = (rows: Prisma.Sql): Prisma.Sql => Prisma.sql`(SELECT count(*) ${rows})`
