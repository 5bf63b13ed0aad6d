import { etagOf } from '../../shared/etag.js'
import { parsePage } from '../../shared/page.js'
import { Prisma } from '../../storage/generated/sqlite/client.js'
import { limitTo, pageSql } from '../../storage/page-sql.js'
import { columnsOf, madeOf, type ShownObject, type ShownPage } from '../../storage/shown.js'
import { offerOfSubscription } from '../offer/offer.shown.js'
import type { CustomerSubscriptionsArgs } from './subscription.inputs.js'
import { inStatus, orderOfCreation } from './subscription.rows.js'

const s = columnsOf('s')

const subscription: ShownObject = {
  fields: {
    id: s.name('id'),
    friendlyName: s.text('friendlyName'),
    quantity: s.number('quantity'),
    unitType: s.text('unitType'),
    status: s.name('status'),
    suspensionReasons: s.list('suspensionReasons'),
    autoRenewEnabled: s.boolean('autoRenewEnabled'),
    billingType: s.name('billingType'),
    billingCycle: s.name('billingCycle'),
    effectiveStartDate: s.time('effectiveStartDate'),
    commitmentEndDate: s.time('commitmentEndDate'),
    etag: madeOf({ id: s.name('id'), version: s.number('version') }, etagOf),
    createdAt: s.time('createdAt'),
    offer: offerOfSubscription,
  },
}

/** Those of a customer, whose table has the alias c. */
export const subscriptionsOfCustomer: ShownPage = {
  items: subscription,
  from: ({ status, ...args }: CustomerSubscriptionsArgs) => {
    const page = parsePage(args, orderOfCreation)
    const { where, orderBy } = pageSql(page, 's')
    return Prisma.sql`FROM "Subscription" s
      WHERE s."customerId" = c."id" AND s."partnerId" = c."partnerId" AND ${inStatus(status)} AND ${where}
      ORDER BY ${orderBy} ${limitTo(page.size)}`
  },
}
