import { QueryClient } from '@tanstack/react-query'
import { GatewayFailure } from '../data/failure.js'

const passes = (error: Error): boolean =>
  error instanceof GatewayFailure && (error.kind === 'unreachable' || error.kind === 'unavailable')

/** What was read is shown again at once, and read anew when the window comes back. Kept in memory only. */
export const queries = new QueryClient({
  defaultOptions: {
    queries: {
      networkMode: 'always',
      staleTime: 5_000,
      retry: (count, error) => passes(error) && count < 2,
      retryDelay: 600,
    },
    // A change is repeated by whoever asked for it, knowingly.
    mutations: { retry: false, networkMode: 'always' },
  },
})
