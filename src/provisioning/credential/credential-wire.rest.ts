import { z } from 'zod'
import { attributesSchema, type Loose, linkSchema, linkTo } from '../../shared/rest/wire.js'
import type { Customer } from '../customer/customer.types.js'
import type { Administrator } from './administrator.service.js'

/** Users as Partner Center writes them. */

const text = z.string()

export const passwordSchema = z
  .object({ password: text.optional().describe('Shown this once.'), forceChangePassword: z.boolean() })
  .meta({ id: 'PasswordProfile' })

export const userSchema = z
  .object({
    ...{ id: text, userPrincipalName: text, displayName: text, usageLocation: text },
    ...{ userDomainType: z.literal('managed'), state: z.literal('active') },
    links: z.object({ self: linkSchema }),
    attributes: attributesSchema,
  })
  .meta({ id: 'CustomerUser' })

export const toWireUser = ({
  customer,
  user,
}: {
  readonly customer: Customer
  readonly user: Administrator
}): Loose<z.output<typeof userSchema>> => ({
  ...{ id: user.id, userPrincipalName: user.signInName, displayName: user.userName },
  usageLocation: customer.billingProfile.defaultAddress.country,
  ...{ userDomainType: 'managed', state: 'active' },
  links: { self: linkTo(`/customers/${customer.id}/users/${user.id}`) },
  attributes: { objectType: 'CustomerUser' },
})
