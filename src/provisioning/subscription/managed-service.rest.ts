import { z } from 'zod'
import { Rejection } from '../../shared/issue.types.js'
import { anyAgent, type RestRoute, route } from '../../shared/rest/route.js'
import { readAll } from '../../shared/rest/seek.js'
import { attributesSchema, collection, collectionOf, linkSchema, linkTo } from '../../shared/rest/wire.js'
import { customerNotFound } from '../customer/customer.rules.js'
import type { CustomerQueryService } from '../customer/customer-query.service.js'
import type { SubscriptionService } from './subscription.service.js'

interface Services {
  readonly subscriptions: SubscriptionService
  readonly customerQueries: CustomerQueryService
}

const managedServiceSchema = z
  .object({
    ...{ id: z.string(), name: z.string() },
    links: z.object({ adminService: linkSchema, serviceHealth: linkSchema, serviceTicket: linkSchema }),
    attributes: attributesSchema,
  })
  .meta({ id: 'ManagedService' })

export const managedServiceRoutes = ({ subscriptions, customerQueries }: Services): RestRoute[] => [
  route({
    ...{ method: 'GET', path: '/v1/customers/{customerId}/managedservices', operationId: 'listManagedServices' },
    ...{ tag: 'Customers', roles: anyAgent },
    summary: 'Where the services are administered that the customer has in use: Azure, Microsoft 365.',
    answer: collectionOf(managedServiceSchema),
    handle: async ({ caller, params }) => {
      const customer = await customerQueries.find(caller, { id: params.customerId })
      if (!customer) return new Rejection([customerNotFound(params.customerId)])
      const all = await readAll((page) =>
        subscriptions.listOfCustomer(caller, customer.id, { status: 'ACTIVE', ...page }),
      )
      const { domain } = customer.companyProfile
      return collection([
        ...(all.some(({ billingType }) => billingType === 'USAGE') ? [azure(domain)] : []),
        ...(all.some(({ billingType }) => billingType === 'LICENSE') ? [microsoft365(customer.id)] : []),
      ])
    },
  }),
]

const azure = (domain: string) => {
  const portal = `https://portal.azure.com/${domain}`
  return managedService('azure', 'Microsoft Azure', [
    portal,
    `${portal}#blade/Microsoft_Azure_Health/AzureHealthBrowseBlade`,
    `${portal}#blade/Microsoft_Azure_Support/HelpAndSupportBlade`,
  ])
}

const microsoft365 = (tenantId: string) => {
  const portal = `https://admin.microsoft.com/?delegatedOrg=${tenantId}`
  return managedService('o365', 'Microsoft 365', [portal, `${portal}#/servicehealth`, `${portal}#/support/requests`])
}

const managedService = (id: string, name: string, [admin, health, ticket]: readonly [string, string, string]) => ({
  ...{ id, name },
  links: { adminService: linkTo(admin), serviceHealth: linkTo(health), serviceTicket: linkTo(ticket) },
  attributes: { objectType: 'ManagedService' },
})
