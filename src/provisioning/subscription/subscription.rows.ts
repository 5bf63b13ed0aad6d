import type { Caller } from '../../shared/caller.js'
import { etagOf } from '../../shared/etag.js'
import { parseId } from '../../shared/ids.js'
import type { PageOrder } from '../../shared/page.js'
import {
  type Customer as CustomerRow,
  type Offer as OfferRow,
  Prisma,
  type Relationship as RelationshipRow,
  type Subscription as SubscriptionRow,
} from '../../storage/generated/sqlite/client.js'
import { Columns, part, selectIn } from '../../storage/selection.js'
import type { Storage, Writer } from '../../storage/storage.js'
import type { Subscription } from './subscription.types.js'

/** With what the rules of a change look at. */
export type SubscriptionToChange = SubscriptionRow & {
  readonly offer: Pick<
    OfferRow,
    'name' | 'term' | 'isTrial' | 'isAddOn' | 'prerequisiteOfferIds' | 'minimumQuantity' | 'maximumQuantity'
  >
  readonly customer: Pick<CustomerRow, 'domain'>
  readonly relationship: Pick<RelationshipRow, 'relationshipToPartner'>
}

const ownColumns = part('', 's', [
  Prisma.SubscriptionScalarFieldEnum,
  {
    ...{ suspensionReasons: 'json', autoRenewEnabled: 'boolean', effectiveStartDate: 'time' },
    ...{ commitmentEndDate: 'time', createdAt: 'time', updatedAt: 'time' },
  },
])

/** A subscription, of the table under the alias s. */
export const subscriptionSelection = new Columns<SubscriptionRow>([ownColumns])

/** The oldest first. */
export const orderOfCreation: PageOrder = {
  name: 'subscriptions',
  columns: [
    { name: 'createdAt', type: 'time' },
    { name: 'id', type: 'text' },
  ],
}

/** A condition on the table under the alias s; without a status: none. */
export const inStatus = (status: SubscriptionRow['status'] | null | undefined): Prisma.Sql =>
  status ? Prisma.sql`s."status" = ${status}` : Prisma.sql`1 = 1`

const { name, term, isTrial, isAddOn, prerequisiteOfferIds, minimumQuantity, maximumQuantity } =
  Prisma.OfferScalarFieldEnum

const toChangeSelection = new Columns<SubscriptionToChange>([
  ownColumns,
  part('offer', 'o', [
    { name, term, isTrial, isAddOn, prerequisiteOfferIds, minimumQuantity, maximumQuantity },
    { isTrial: 'boolean', isAddOn: 'boolean', prerequisiteOfferIds: 'json' },
  ]),
  part('customer', 'c', [{ domain: 'domain' }, {}]),
  part('relationship', 'r', [{ relationshipToPartner: 'relationshipToPartner' }, {}]),
])

/** A subscription of the caller's partner, to be changed in the transaction. */
export const findSubscriptionToChange = async (
  tx: Writer,
  caller: Caller,
  subscriptionId: string,
): Promise<SubscriptionToChange | null> => {
  const id = parseId(subscriptionId)
  if (!id) return null
  const [row] = await selectIn(
    tx,
    toChangeSelection,
    Prisma.sql`FROM "Subscription" s
      JOIN "Offer" o ON o."id" = s."offerId"
      JOIN "Customer" c ON c."id" = s."customerId" AND c."partnerId" = s."partnerId"
      JOIN "Relationship" r ON r."customerId" = s."customerId" AND r."partnerId" = s."partnerId"
      WHERE s."id" = ${id} AND s."partnerId" = ${caller.partner.id}`,
  )
  return row ?? null
}

export const toSubscription = (row: SubscriptionRow): Subscription => ({
  ...row,
  suspensionReasons: row.suspensionReasons as string[],
  etag: etagOf(row),
})

/** Offers of which a customer has an active subscription. */
export const findActiveOfferIds = async (
  database: Pick<Storage['read'], 'subscription'>,
  { customerId, partnerId }: { readonly customerId: string; readonly partnerId: string },
): Promise<ReadonlySet<string>> => {
  const where = { customerId, partnerId, status: 'ACTIVE' as const }
  const rows = await database.subscription.findMany({ where, select: { offerId: true }, distinct: ['offerId'] })
  return new Set(rows.map(({ offerId }) => offerId))
}
