import type { Caller } from '../../shared/caller.js'
import { parseId } from '../../shared/ids.js'
import { Prisma } from '../../storage/generated/sqlite/client.js'
import { insertRows } from '../../storage/insertion.js'
import { Columns, part } from '../../storage/selection.js'
import type { Storage, Writer } from '../../storage/storage.js'
import { type CustomerRow, customerRelations } from './customer.mapping.js'

/** A customer with what always comes with it, in one statement; `customerJoins` follows. */
export const customerSelection = new Columns<CustomerRow>([
  part('', 'c', [Prisma.CustomerScalarFieldEnum, { createdAt: 'time', updatedAt: 'time' }]),
  part('billingProfile', 'b', [Prisma.BillingProfileScalarFieldEnum, { updatedAt: 'time' }]),
  part('relationship', 'r', [
    Prisma.RelationshipScalarFieldEnum,
    { allowDelegatedAccess: 'boolean', createdAt: 'time', endedAt: 'time' },
  ]),
])

const { id, createdAt, companyNameKey, domain } = Prisma.CustomerScalarFieldEnum

/** What lists of customers are ordered by. */
export type CustomerPlace = Pick<CustomerRow, 'id' | 'createdAt' | 'companyNameKey' | 'domain'>

export const customerPlace = new Columns<CustomerPlace>([
  part('', 'c', [{ id, createdAt, companyNameKey, domain }, { createdAt: 'time' }]),
])

export const customerJoins = Prisma.sql`FROM "Customer" c
  JOIN "BillingProfile" b ON b."customerId" = c."id" AND b."partnerId" = c."partnerId"
  JOIN "Relationship" r ON r."customerId" = c."id" AND r."partnerId" = c."partnerId"`

/** A customer of the caller's partner, from inside or outside of a transaction. */
export const findCustomerRow = async (
  database: Pick<Storage['read'], 'customer'>,
  caller: Caller,
  customerId: string,
): Promise<CustomerRow | null> => {
  const id = parseId(customerId)
  if (!id) return null
  return database.customer.findFirst({ where: { id, partnerId: caller.partner.id }, include: customerRelations })
}

/** A customer that lacks nothing. */
export type WholeCustomerRow = CustomerRow & {
  readonly [Part in keyof typeof customerRelations]: NonNullable<CustomerRow[Part]>
}

/** Writes the rows as they are: nothing needs to be read back. */
export const insertCustomer = async (tx: Writer, customer: WholeCustomerRow): Promise<void> => {
  await insertRows(tx, 'Customer', [customer])
  await insertRows(tx, 'BillingProfile', [customer.billingProfile])
  await insertRows(tx, 'Relationship', [customer.relationship])
}

/** How many subscriptions still cost something. */
export const countActiveSubscriptions = (
  database: Pick<Storage['read'], 'subscription'>,
  { id, partnerId }: { readonly id: string; readonly partnerId: string },
): Promise<number> =>
  database.subscription.count({ where: { customerId: id, partnerId, status: { in: ['ACTIVE', 'PENDING'] } } })
