import type { Caller } from '../../shared/caller.js'
import { etagOf } from '../../shared/etag.js'
import { parseId } from '../../shared/ids.js'
import { Prisma, type Subscription as SubscriptionRow } from '../../storage/generated/sqlite/client.js'
import { part, Selection } from '../../storage/selection.js'
import type { Storage } from '../../storage/storage.js'
import type { Subscription } from './subscription.types.js'

/** What the rules of a change look at. */
const changeRelations = {
  offer: {
    select: {
      ...{ name: true, term: true, isTrial: true, isAddOn: true, prerequisiteOfferIds: true },
      ...{ minimumQuantity: true, maximumQuantity: true },
    },
  },
  customer: { select: { domain: true, relationship: { select: { relationshipToPartner: true } } } },
} satisfies Prisma.SubscriptionInclude

export type SubscriptionToChange = Prisma.SubscriptionGetPayload<{ include: typeof changeRelations }>

/** A subscription, of the table under the alias s. */
export const subscriptionSelection = new Selection<SubscriptionRow>([
  part('', 's', [
    Prisma.SubscriptionScalarFieldEnum,
    {
      ...{ suspensionReasons: 'json', autoRenewEnabled: 'boolean', effectiveStartDate: 'time' },
      ...{ commitmentEndDate: 'time', createdAt: 'time', updatedAt: 'time' },
    },
  ]),
])

/** A subscription of the caller's partner with its offer and customer, from inside or outside of a transaction. */
export const findSubscriptionRow = async (
  database: Pick<Storage['read'], 'subscription'>,
  caller: Caller,
  subscriptionId: string,
): Promise<SubscriptionToChange | null> => {
  const id = parseId(subscriptionId)
  if (!id) return null
  return database.subscription.findFirst({ where: { id, partnerId: caller.partner.id }, include: changeRelations })
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
