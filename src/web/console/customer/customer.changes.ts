import { useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import {
  ConfirmCredentialReceiptDocument,
  type IssueFieldsFragment,
  type TypedDocumentString,
} from '../../../client/generated/graphql.js'
import { send } from '../data/gateway.js'
import { useTexts } from '../texts/texts.js'
import { customerKey } from './use-customer.js'

/** The password has arrived: from now on the gateway shows it to nobody. */
export const confirmReceipt = async (customerId: string): Promise<void> => {
  await send(ConfirmCredentialReceiptDocument, { customerId })
}

interface Outcome {
  readonly __typename: string
  readonly issues?: readonly IssueFieldsFragment[]
}

export const isRejected = (outcome: Outcome): outcome is Outcome & { issues: readonly IssueFieldsFragment[] } =>
  outcome.__typename === 'Rejection'

/**
 * Carries out a change of a customer and reads everything that it touched anew, also when it was refused because
 * somebody else was faster: then what is shown is out of date.
 */
export const useChange = (customerId: string) => {
  const queries = useQueryClient()
  const { say } = useTexts()
  return useCallback(
    async <Data extends Record<string, Outcome>, Variables>(
      document: TypedDocumentString<Data, Variables>,
      variables: Variables,
    ): Promise<string | undefined> => {
      try {
        const [outcome] = Object.values(await send(document, variables))
        if (!outcome || !isRejected(outcome)) return undefined
        const isStale = outcome.issues.some(({ code }) => code === 'STALE_ETAG')
        return isStale ? say('subscription.stale') : outcome.issues.map(({ message }) => message).join(' ')
      } finally {
        queries.invalidateQueries({ queryKey: customerKey(customerId) })
        queries.invalidateQueries({
          predicate: ({ queryKey }) => queryKey[0] !== 'customer' && isAboutCustomers(queryKey[0]),
        })
      }
    },
    [customerId, queries, say],
  )
}

const isAboutCustomers = (name: unknown): boolean =>
  ['customers', 'overview', 'activity', 'audit'].includes(String(name))
