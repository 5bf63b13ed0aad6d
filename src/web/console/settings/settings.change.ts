import { useQueryClient } from '@tanstack/react-query'
import type { TypedDocumentString } from '../../../client/generated/graphql.js'
import { send } from '../data/gateway.js'

interface Outcome {
  readonly __typename: string
  readonly issues?: readonly { readonly message: string }[]
}

/** Carries out a change and reads the list anew that it concerns. Answers with the refusal's sentence, or what was done. */
export const useSettingsChange = (list: 'webhooks' | 'apiKeys') => {
  const queries = useQueryClient()
  return async <Data extends Record<string, Outcome>, Variables>(
    document: TypedDocumentString<Data, Variables>,
    variables: Variables,
  ): Promise<{ readonly refusal: string | undefined; readonly data: Data }> => {
    try {
      const data = await send(document, variables)
      const [outcome] = Object.values(data)
      return { data, refusal: outcome?.issues?.map(({ message }) => message).join(' ') }
    } finally {
      // Also without an answer: then it may have been done.
      queries.invalidateQueries({ queryKey: [list] })
    }
  }
}
