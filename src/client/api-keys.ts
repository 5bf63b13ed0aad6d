import { ApiKeysDocument, CreateApiKeyDocument, RevokeApiKeyDocument } from './generated/graphql.js'
import { Pages } from './pages.js'
import type { Call, CallOptions, Run } from './run.js'

export const apiKeyOperations = (run: Run, call: Call) => ({
  /** The answer has the key's secret, this once. */
  create: call(CreateApiKeyDocument, 'createApiKey'),
  revoke: call(RevokeApiKeyDocument, 'revokeApiKey'),
  list: (options?: CallOptions) =>
    new Pages(async ({ withTotalCount: _always, ...place }) => (await run(ApiKeysDocument, place, options)).apiKeys),
})
