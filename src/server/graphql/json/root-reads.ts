import type { CustomerBy } from '../../../provisioning/customer/customer.inputs.js'
import { customerPlace } from '../../../provisioning/customer/customer.rows.js'
import { shownCustomer } from '../../../provisioning/customer/customer.shown.js'
import type { Services } from '../../../services.js'
import { JsonSelection } from '../../../storage/selection.js'
import type { JsonRead, RootReads } from './json-reads.js'

/** What is read most. */
export const rootReads = ({ customerQueries }: Services): RootReads => ({
  customer: {
    of: shownCustomer,
    one: (caller, args, read) => customerQueries.findAs(asJson(read), caller, args.by as CustomerBy),
  },
  customers: { of: shownCustomer, page: (caller, args, read) => customerQueries.listAs(asJson(read), caller, args) },
})

const asJson = ({ text, variables }: JsonRead) => new JsonSelection(text, variables, customerPlace)
