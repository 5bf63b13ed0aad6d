import { useQuery } from '@tanstack/react-query'
import { CountriesDocument } from '../../../client/generated/graphql.js'
import { send } from './gateway.js'

/** Where the partner may sell: asked for once, for all pages. */
export const useCountries = () =>
  useQuery({
    queryKey: ['countries'],
    queryFn: async ({ signal }) => (await send(CountriesDocument, {}, signal)).countries,
    staleTime: Number.POSITIVE_INFINITY,
  })
