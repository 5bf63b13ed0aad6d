import { Arg, Args, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql'
import { AllowedTo, adminAgents } from '../../shared/allowed-to.js'
import type { Caller } from '../../shared/caller.js'
import type { Connection } from '../../shared/connection.types.js'
import type { Rejection } from '../../shared/issue.types.js'
import { ForwardPageArgs } from '../../shared/page.inputs.js'
import { CreateApiKeyArgs } from './api-key.inputs.js'
import type { ApiKeyService } from './api-key.service.js'
import {
  type ApiKey,
  ApiKeyConnection,
  CreateApiKeyResult,
  type CreateApiKeySuccess,
  RevokeApiKeyResult,
  type RevokeApiKeySuccess,
} from './api-key.types.js'

@Resolver()
export class ApiKeyResolver {
  constructor(private readonly service: ApiKeyService) {}

  @AllowedTo(adminAgents)
  @Query(() => ApiKeyConnection, { description: 'The partner’s API keys, revoked ones as well, the oldest first.' })
  apiKeys(
    @Ctx('caller') caller: Caller,
    @Args(() => ForwardPageArgs) args: ForwardPageArgs,
  ): Promise<Connection<ApiKey>> {
    return this.service.list(caller, args)
  }

  @AllowedTo(adminAgents)
  @Mutation(() => CreateApiKeyResult, {
    description: 'Makes a key that a program can sign in with, and shows it, this once. A partner can have 100.',
  })
  createApiKey(
    @Ctx('caller') caller: Caller,
    @Args(() => CreateApiKeyArgs) args: CreateApiKeyArgs,
  ): Promise<CreateApiKeySuccess | Rejection> {
    return this.service.create(caller, args)
  }

  @AllowedTo(adminAgents)
  @Mutation(() => RevokeApiKeyResult, { description: 'Refuses a key from now on, for good.' })
  revokeApiKey(
    @Ctx('caller') caller: Caller,
    @Arg('apiKeyId', () => ID, { description: 'The key’s id.' }) apiKeyId: string,
  ): Promise<RevokeApiKeySuccess | Rejection> {
    return this.service.revoke(caller, apiKeyId)
  }
}
