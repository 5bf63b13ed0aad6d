import { CreateCustomerDocument, type CreateCustomerMutation } from '../../../client/generated/graphql.js'
import { GatewayFailure } from '../data/failure.js'
import { send } from '../data/gateway.js'
import { toFieldIssues } from './wizard.check.js'
import { toNewCustomer } from './wizard.input.js'
import type { WizardAction } from './wizard.reducer.js'
import type { Created, Wizard } from './wizard.state.js'

type CreateSuccess = Extract<CreateCustomerMutation['createCustomer'], { __typename: 'CreateCustomerSuccess' }>

/** How long to wait before asking again what came of a request, in milliseconds. */
const patienceMs = [500, 2_000]

/**
 * Creates the customer and says what came of it. When the answer is lost, the same request goes out again under the
 * same key: the gateway does it once. Whoever sees "answerLost" can repeat it later by hand.
 */
export const submitWizard = async (wizard: Wizard, attempt = 0): Promise<WizardAction> => {
  const { account, basket, idempotencyKey } = wizard
  const again = async (): Promise<WizardAction> => {
    const waitMs = patienceMs[attempt]
    if (waitMs === undefined) return { type: 'answerLost' }
    await new Promise((resolve) => setTimeout(resolve, waitMs))
    return submitWizard(wizard, attempt + 1)
  }
  try {
    const variables = { ...toNewCustomer(account, basket), idempotencyKey }
    const { createCustomer } = await send(CreateCustomerDocument, variables)
    if (createCustomer.__typename === 'CreateCustomerSuccess') {
      return { type: 'answered', created: toCreated(createCustomer) }
    }
    const isStillRunning = createCustomer.issues.some(({ code }) => code === 'IDEMPOTENCY_IN_PROGRESS')
    return isStillRunning ? again() : { type: 'rejected', issues: toFieldIssues(createCustomer.issues) }
  } catch (error) {
    if (error instanceof GatewayFailure) return again()
    throw error
  }
}

const toCreated = ({ customer, adminCredentials }: CreateSuccess): Created => ({
  customerId: customer.id,
  companyName: customer.companyProfile.companyName,
  domain: customer.companyProfile.domain,
  credentials: { signInName: adminCredentials.signInName, password: adminCredentials.password ?? null },
  subscriptions: customer.subscriptions.nodes.map(({ friendlyName }) => friendlyName),
})
