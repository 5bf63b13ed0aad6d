import { addressRoutes } from '../../provisioning/address/address.rest.js'
import { auditRoutes } from '../../provisioning/audit/audit.rest.js'
import { countryRoutes } from '../../provisioning/country/country.rest.js'
import { userRoutes } from '../../provisioning/credential/credential.rest.js'
import { customerRoutes } from '../../provisioning/customer/customer.rest.js'
import { customerProfileRoutes } from '../../provisioning/customer/customer-profile.rest.js'
import { domainRoutes } from '../../provisioning/domain/domain.rest.js'
import { offerRoutes } from '../../provisioning/offer/offer.rest.js'
import { orderRoutes } from '../../provisioning/order/order.rest.js'
import { relationshipRoutes } from '../../provisioning/relationship/relationship.rest.js'
import { managedServiceRoutes } from '../../provisioning/subscription/managed-service.rest.js'
import { subscriptionRoutes } from '../../provisioning/subscription/subscription.rest.js'
import { webhookRoutes } from '../../provisioning/webhook/webhook.rest.js'
import type { Services } from '../../services.js'
import type { RestRoute } from '../../shared/rest/route.js'

/** The route table: every route of the REST door, over the same services as GraphQL's. */
export const restRoutes = (services: Services): readonly RestRoute[] => [
  ...customerRoutes(services),
  ...customerProfileRoutes(services),
  ...domainRoutes(services),
  ...addressRoutes(),
  ...countryRoutes(),
  ...offerRoutes(services),
  ...orderRoutes(services),
  ...subscriptionRoutes(services),
  ...managedServiceRoutes(services),
  ...userRoutes(services),
  ...relationshipRoutes(services),
  ...auditRoutes(services),
  ...webhookRoutes(services),
]
