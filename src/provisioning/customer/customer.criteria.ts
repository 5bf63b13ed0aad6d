import { fold } from '../../shared/text.js'
import { Prisma } from '../../storage/generated/sqlite/client.js'
import { normaliseCountryCode } from '../address/address.rules.js'
import { normaliseDomain } from '../domain/domain.rules.js'
import type { CustomerFilter, CustomerOrder } from './customer.inputs.js'

/** What can be asked of the customers of a list, besides words. */
export interface CustomerCriteria {
  readonly filter?: CustomerFilter | null
  /** How the company's name or the domain begins, whatever the case; accents of a name do not matter. */
  readonly startsWith?: { readonly field: 'COMPANY_NAME' | 'DOMAIN'; readonly text: string } | null
  /** What the company's name has somewhere in it, whatever the case and accents. */
  readonly nameContains?: string | null
}

/** The table that knows: of customers, billing profiles or relationships. */
export type CustomerTable = 'c' | 'b' | 'r'

/** One thing that is asked. */
export interface Criterion {
  readonly of: CustomerTable
  /** Of a row of the table. */
  readonly holds: Prisma.Sql
  /** The same as a value of each customer: joined, a database would rather read all for whom it holds, and sort them. */
  readonly holdsOfCustomer: Prisma.Sql
  /** Whether an index finds all for whom it holds. */
  readonly isIndexed: boolean
}

/** @param orderedBy what the list is ordered by: only what is asked of that may choose where a walk begins */
export const criteriaOf = (
  { filter, startsWith, nameContains }: CustomerCriteria,
  words: readonly string[],
  orderedBy: CustomerOrder['field'],
): Criterion[] => {
  const ranged = (field: CustomerOrder['field'], holds: Prisma.Sql): Criterion => ({
    ...{ of: 'c', holds, isIndexed: true },
    holdsOfCustomer: field === orderedBy ? holds : Prisma.sql`(${holds}) IS TRUE`,
  })
  const { country, relationship, createdAfter, createdBefore } = filter ?? {}
  return [
    ...(country == null ? [] : [isInCountry(normaliseCountryCode(country))]),
    ...(relationship ? [isInRelationship(relationship)] : []),
    ...(createdAfter || createdBefore ? [ranged('CREATED_AT', isCreatedWithin(createdAfter, createdBefore))] : []),
    ...(startsWith ? [ranged(startsWith.field, beginsWith(startsWith))] : []),
    ...(nameContains == null ? [] : [ofCustomer(contains(Prisma.sql`c."companyNameKey"`, fold(nameContains)))]),
    ...words.map((word) => ofCustomer(contains(Prisma.sql`c."searchText"`, word))),
  ]
}

/** What its customer's relationship is, as a value of each customer. */
export const relationshipOfCustomer = Prisma.sql`(
  SELECT r."relationshipToPartner" FROM "Relationship" r WHERE r."customerId" = c."id")`

const isInRelationship = (relationship: string): Criterion => ({
  of: 'r',
  holds: Prisma.sql`r."relationshipToPartner" = ${relationship}`,
  holdsOfCustomer: Prisma.sql`${relationshipOfCustomer} = ${relationship}`,
  isIndexed: true,
})

const isInCountry = (country: string): Criterion => ({
  of: 'b',
  holds: Prisma.sql`b."country" = ${country}`,
  holdsOfCustomer: Prisma.sql`(SELECT b."country" FROM "BillingProfile" b WHERE b."customerId" = c."id") = ${country}`,
  isIndexed: true,
})

const ofCustomer = (holds: Prisma.Sql): Criterion => ({ of: 'c', holds, holdsOfCustomer: holds, isIndexed: false })

const isCreatedWithin = (after: Date | null | undefined, before: Date | null | undefined): Prisma.Sql =>
  Prisma.join(
    [
      ...(after ? [Prisma.sql`c."createdAt" > ${after}`] : []),
      ...(before ? [Prisma.sql`c."createdAt" < ${before}`] : []),
    ],
    ' AND ',
  )

/** As a range: the database walks an index, and "%" and "_" stand for themselves. */
const beginsWith = ({ field, text }: NonNullable<CustomerCriteria['startsWith']>): Prisma.Sql => {
  const prefix = field === 'DOMAIN' ? normaliseDomain(text) : fold(text)
  const column = field === 'DOMAIN' ? Prisma.sql`c."domain"` : Prisma.sql`c."companyNameKey"`
  return Prisma.sql`${column} >= ${prefix} AND ${column} < ${`${prefix}${lastCharacter}`}`
}

const lastCharacter = '\u{10FFFF}'

/**
 * Where a pattern is a parameter as it is, SQLite makes a new plan each time. Its patterns end at U+0000; no text of ours has a
 * control character.
 */
const contains = (column: Prisma.Sql, text: string): Prisma.Sql =>
  /\p{Cc}/u.test(text)
    ? Prisma.sql`1 = 0`
    : Prisma.sql`${column} LIKE ('%' || ${text.replace(/[%_\\]/g, '\\$&')} || '%') ESCAPE '\\'`
