import { Rejection } from '../../shared/issue.types.js'
import { type RestRoute, route, sellingAgents } from '../../shared/rest/route.js'
import { domainNotFound } from './domain.rules.js'
import type { DomainService } from './domain.service.js'

export const domainRoutes = ({ domains }: { readonly domains: DomainService }): RestRoute[] => [
  route({
    ...{
      method: 'HEAD',
      path: '/v1/domains/{domain}',
      operationId: 'headDomain',
      tag: 'Domains',
      roles: sellingAgents,
    },
    summary: 'Whether a domain is used: 200 when it is, 404 when it is free, 400 when it cannot be one.',
    handle: async ({ params }) => {
      const { available, issues } = await domains.checkAvailability(params.domain)
      if (available) return new Rejection([domainNotFound(params.domain)])
      return issues.some(({ code }) => code === 'DOMAIN_TAKEN') ? undefined : new Rejection(issues)
    },
  }),
]
