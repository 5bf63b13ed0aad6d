import { CheckCustomerDocument, type IssueFieldsFragment } from '../../../client/generated/graphql.js'
import { send } from '../data/gateway.js'
import { toNewCustomer } from './wizard.input.js'
import type { Account, BasketLine, FieldIssue } from './wizard.state.js'

export const toFieldIssues = (issues: readonly IssueFieldsFragment[]): FieldIssue[] =>
  issues.map(({ path, message, suggestions }) => ({ path: path.join('.'), message, suggestions }))

/** What the gateway would refuse. Nothing is written. */
export const checkWithGateway = async (account: Account, basket: readonly BasketLine[]): Promise<FieldIssue[]> =>
  toFieldIssues((await send(CheckCustomerDocument, toNewCustomer(account, basket))).checkCustomer)
