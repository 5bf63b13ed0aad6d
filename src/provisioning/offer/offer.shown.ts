import { columnsOf, type ShownObject } from '../../storage/shown.js'

const o = columnsOf('o')

/** The offer of a subscription, whose table has the alias s. */
export const offerOfSubscription: ShownObject = {
  from: 'FROM "Offer" o WHERE o."id" = s."offerId"',
  fields: {
    id: o.text('id'),
    name: o.text('name'),
    segment: o.name('segment'),
    billingType: o.name('billingType'),
    supportedBillingCycles: o.list('supportedBillingCycles'),
    minimumQuantity: o.number('minimumQuantity'),
    maximumQuantity: o.number('maximumQuantity'),
    unitType: o.text('unitType'),
    isAddOn: o.boolean('isAddOn'),
    isTrial: o.boolean('isTrial'),
  },
}
