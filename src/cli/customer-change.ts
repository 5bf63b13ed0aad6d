import type { BillingProfileInput, Customer } from '../client/index.js'
import { billingFields, type Tree, withFlags } from './fields.js'
import { readInput } from './input.js'
import type { Session } from './session.js'

/** The profile as it is, with what file and flags say put over it; written only if nobody has changed it meanwhile. */
export const changedProfile = async (
  { id: _id, etag, ...profile }: Customer['billingProfile'],
  session: Session,
): Promise<{ billingProfile: BillingProfileInput; etag: string }> => {
  const { formatted: _formatted, ...address } = profile.defaultAddress
  const said = (await readInput(session)).billingProfile as Tree | undefined
  const defaultAddress = { ...address, ...(said?.defaultAddress as Tree | undefined) }
  const billingProfile = { ...profile, ...said, defaultAddress }
  const changed = withFlags({ billingProfile }, billingFields, session.flags)
  return { billingProfile: changed.billingProfile as BillingProfileInput, etag }
}
