import { etagOf } from '../../shared/etag.js'
import { columnsOf, madeOf, type ShownObject } from '../../storage/shown.js'
import { formatAddressLines } from '../address/address.format.js'
import { subscriptionsOfCustomer } from '../subscription/subscription.shown.js'

const c = columnsOf('c')
const b = columnsOf('b')
const r = columnsOf('r')

const address = {
  country: b.text('country'),
  region: b.text('region'),
  city: b.text('city'),
  state: b.text('state'),
  addressLine1: b.text('addressLine1'),
  addressLine2: b.text('addressLine2'),
  postalCode: b.text('postalCode'),
  firstName: b.text('contactFirstName'),
  lastName: b.text('contactLastName'),
  middleName: b.text('contactMiddleName'),
  phoneNumber: b.text('phoneNumber'),
}

/** A customer with what always comes with it, of the tables that `customerJoins` joins. */
export const shownCustomer: ShownObject = {
  fields: {
    id: c.name('id'),
    commerceId: c.text('commerceId'),
    externalId: c.text('externalId'),
    companyProfile: {
      fields: {
        tenantId: c.name('id'),
        domain: c.text('domain'),
        companyName: c.text('companyName'),
        organizationRegistrationNumber: c.text('organizationRegistrationNumber'),
      },
    },
    billingProfile: {
      fields: {
        id: b.name('id'),
        email: b.text('email'),
        culture: b.text('culture'),
        language: b.text('language'),
        companyName: b.text('companyName'),
        firstName: b.text('firstName'),
        lastName: b.text('lastName'),
        defaultAddress: { fields: { ...address, formatted: madeOf(address, formatAddressLines) } },
        etag: madeOf({ id: b.name('id'), version: b.number('version') }, etagOf),
      },
    },
    relationship: {
      fields: {
        id: r.name('id'),
        relationshipToPartner: r.name('relationshipToPartner'),
        allowDelegatedAccess: r.boolean('allowDelegatedAccess'),
        createdAt: r.time('createdAt'),
        endedAt: r.time('endedAt'),
      },
    },
    createdAt: c.time('createdAt'),
    updatedAt: c.time('updatedAt'),
    subscriptions: subscriptionsOfCustomer,
  },
}
