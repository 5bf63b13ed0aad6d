import { Arg, Query, Resolver } from 'type-graphql'
import { AllowedTo, salesAgents } from '../../shared/allowed-to.js'
import type { DomainService } from './domain.service.js'
import { DomainAvailability } from './domain.types.js'

@Resolver(() => DomainAvailability)
export class DomainResolver {
  constructor(private readonly service: DomainService) {}

  @AllowedTo(salesAgents)
  @Query(() => DomainAvailability, {
    description: 'Whether a domain is well formed and free, and what to take instead.',
  })
  domainAvailability(
    @Arg('domain', () => String, { description: '`prefix.onmicrosoft.com`; case does not matter.' }) domain: string,
  ): Promise<DomainAvailability> {
    return this.service.checkAvailability(domain)
  }
}
