import type { RestClient } from '../../shared/rest/client.js'
import { type Refusal, refusal } from './errors.js'
import { faultCodes } from './fault-codes.js'

export interface UnservedRoute {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  readonly path: string
}

const customer = '/v1/customers/{customerId}'
const subscription = `${customer}/subscriptions/{subscriptionId}`
const product = '/products/{productId}'
const sku = `${product}/skus/{skuId}`
const migrations = `${customer}/migrations/newcommerce`
const invoice = '/v1/invoices/{invoiceId}'

/** What Partner Center has and this gateway has not: methods, then addresses. */
const table: readonly (readonly [methods: string, ...paths: string[]])[] = [
  ['GET', '/v1/customers/relationshiprequests', '/v1/customers/all/validations', '/v1/customers/usagerecords'],
  ['POST', `${customer}/users`],
  ['DELETE', `${customer}/users/{userId}`],
  ['GET POST', `${customer}/directoryroles/{roleId}/usermembers`],
  ['DELETE', `${customer}/directoryroles/{roleId}/usermembers/{userId}`],
  ['GET', `${customer}/subscribedskus`, `${customer}/users/{userId}/licenses`],
  ['POST', `${customer}/users/{userId}/licenseupdates`],
  ['GET', `${customer}/organization`, `${customer}/customDomains`, '/v1/validations/checkdomainavailability/{prefix}'],
  ['POST', `${customer}/verifieddomain`],
  ['GET', `${customer}/validationStatus`, `${customer}/validations`],
  ['GET POST', `${customer}/qualifications`, `${customer}/agreements`],
  ['GET PUT', `${customer}/qualification`],
  ['GET', '/v1/agreements', '/v1/agreementtemplates/{templateId}/document'],
  ['GET', `${customer}/directSignedMicrosoftCustomerAgreementStatus`],
  ['GET', `${subscription}/addons`, `${subscription}/transitioneligibilities`],
  ['GET POST', `${subscription}/upgrades`, `${subscription}/conversions`, `${subscription}/transitions`],
  ['GET', `${subscription}/provisioningstatus`, `${subscription}/registrationstatus`],
  ['POST', `${subscription}/registrations`],
  ['GET POST', `${subscription}/activate`],
  ['GET PUT', `${subscription}/supportcontact`, `${customer}/subscriptions/overage`],
  ['GET', `${subscription}/activationlinks`, `${customer}/orders/{orderId}/activationlinks`],
  ['GET', `${customer}/orders/{orderId}/lineitems/{lineItemNumber}/activationlinks`],
  ['GET', `${subscription}/azureEntitlements`, `${subscription}/azureEntitlements/{entitlementId}`],
  ['POST', `${subscription}/azureEntitlements/{entitlementId}/cancel`],
  ['POST', `${subscription}/azureEntitlements/{entitlementId}/reactivate`],
  ['GET', `${customer}/subscriptions/customTermEndDates`, `${customer}/entitlements`],
  ['GET', `${customer}/orders/{orderId}/attachments`, `${customer}/orders/{orderId}/attachment/{attachmentId}`],
  ['POST', `${customer}/orders/{orderId}/attachment`],
  ...['/v1', customer].map(
    (root) =>
      [
        'GET',
        ...[`${root}/products`, root + product, `${root}${product}/skus`, root + sku],
        ...[`${root}${sku}/availabilities`, `${root}${sku}/availabilities/{availabilityId}`],
      ] as const,
  ),
  ['POST', '/v1/extensions/product/checkinventory', `${customer}/promotionEligibilities`, `${customer}/carts`],
  ['GET', '/v1/productpromotions', '/v1/productpromotions/{promotionId}'],
  ['GET PUT', `${customer}/carts/{cartId}`],
  ['POST', `${customer}/carts/{cartId}/checkout`],
  ['POST', '/v1/productUpgrades', '/v1/productUpgrades/eligibility', '/v1/productUpgrades/{upgradeId}/status'],
  ['POST', migrations, `${migrations}/validate`, `${migrations}/schedules`],
  ['GET', `${migrations}/events`, `${migrations}/{migrationId}`],
  ['GET PUT', `${migrations}/schedules/{scheduleId}`],
  ['POST', `${migrations}/schedules/{scheduleId}/cancel`],
  ['GET', '/v1/migrations/newcommerce', '/v1/migrations/newcommerce/schedules'],
  ['GET POST', `${customer}/transfers`],
  ['GET PATCH DELETE', `${customer}/transfers/{transferId}`],
  ['POST', `${customer}/transfers/{transferId}/accept`],
  ['GET', `${customer}/transferseligibility`],
  [
    'GET PUT',
    '/v1/profiles/organization',
    '/v1/profiles/billing',
    '/v1/profiles/legalbusiness',
    '/v1/profiles/support',
  ],
  ['PUT', '/v1/profiles/supportprofile'],
  ['GET', '/v1/profiles/mpn', '/v1/compliance/csp/agreementstatus'],
  ['GET', '/v1/invoices', '/v1/invoices/summary', '/v1/invoices/summaries', '/v1/invoices/estimates/links', invoice],
  ['GET', `${invoice}/documents/statement`, `${invoice}/receipts/{receiptId}/documents/statement`],
  ['GET', `${invoice}/lineitems`, `${invoice}/lineitems/{provider}/{type}`],
  ['GET', `${customer}/servicecosts/{period}`, `${customer}/servicecosts/{period}/lineitems`],
  ['GET', '/v1/usagesummary', `${customer}/usagesummary`, `${customer}/subscriptions/usagerecords`],
  ['GET PATCH', `${customer}/usagebudget`],
  ['GET', `${subscription}/usagesummary`, `${subscription}/resourceusagerecords`, `${subscription}/meterusagerecords`],
  ['GET', `${subscription}/usagerecords/resources`, `${subscription}/utilizations/azure`],
  ['GET', '/v1/ratecards/azure', '/v1/ratecards/azure-shared', '/v1/serviceincidents/office'],
  ['GET', '/v1/servicerequests', '/v1/servicerequests/supporttopics', `${customer}/servicerequests`],
  ['GET PATCH POST', '/v1/servicerequests/{serviceRequestId}'],
  ['GET PATCH', `${customer}/servicerequests/{serviceRequestId}`],
  ['GET POST', `${customer}/policies`, `${customer}/deviceBatches`, `${customer}/deviceBatches/{batchId}/devices`],
  ['GET PUT DELETE', `${customer}/policies/{policyId}`],
  ['PUT DELETE', `${customer}/deviceBatches/{batchId}/devices/{deviceId}`],
  ['PATCH', `${customer}/DevicePolicyUpdates`],
  ['GET', `${customer}/batchJobStatus/{trackingId}`],
  ['POST', `${customer}/applicationconsents`],
  ['DELETE', `${customer}/applicationconsents/{applicationId}`],
  ['GET POST', '/v1/SelfServePolicy'],
  ['PUT', '/v1/SelfServePolicy'],
  ['GET PUT DELETE', '/v1/SelfServePolicy/{policyId}'],
  ...['/v1', customer].map(
    (root) => ['GET', `${root}/analytics/licenses/deployment`, `${root}/analytics/licenses/usage`] as const,
  ),
  ['GET', '/v1/analytics/commercial/{report}'],
  ['GET', '/v1/roles', '/v1/roles/{roleId}/usermembers', '/v1/fraudEvents', '/v1/margins', '/v1/margins/download'],
  ['POST', '/v1/fraudEvents/subscription/{subscriptionId}/status', '/v1/sandboxIndirectReseller'],
  ['GET', '/v1/applicationmfaadoptionstatus', '/v1/partnerRequests', '/v1/nonMfaCompliantPartnerPrincipals'],
  ['DELETE', '/v1/sandboxIndirectReseller/{resellerId}'],
]

export const unservedRoutes: readonly UnservedRoute[] = table.flatMap(([methods, ...paths]) =>
  paths.flatMap((path) => methods.split(' ').map((method) => ({ method: method as UnservedRoute['method'], path }))),
)

/** The Java SDK repeats whatever has a status of 500 or more without end and without a pause. */
export const notServed = (client: RestClient): Refusal =>
  refusal({
    status: client === 'JAVA' ? 404 : 501,
    code: faultCodes.notServed,
    errorName: 'NOT_SERVED',
    description:
      'Partner Center has this, and this gateway has not: it creates customers and manages their subscriptions. GET /v1/openapi.json says what there is.',
  })
