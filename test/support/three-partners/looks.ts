import { expect } from '@jest/globals'
import { attempt, type Doing, pickOf } from './act.js'
import type { Holdings } from './holdings.js'
import type { Person } from './person.js'

type Data = Record<string, { readonly totalCount?: number; readonly nodes?: readonly Record<string, unknown>[] }>

const customersDocument = `query ($search: String) { customers(first: 20, search: $search) { totalCount nodes {
  id companyProfile { domain } billingProfile { companyName }
  subscriptions(first: 15) { nodes { id friendlyName status accessGrants { id } } } } } }`

const customersNow = async (person: Person, search: string | null): Promise<unknown> => {
  const { body } = await person.graphql(customersDocument, { search })
  expect(body.errors).toBeUndefined()
  return (body.data as Data).customers
}

const inOrder = <Thing extends { readonly id?: unknown }>(things: readonly Thing[]): Thing[] =>
  [...things].sort((a, b) => (String(a.id) < String(b.id) ? -1 : 1))

/** The customers of a partner as a list of the gateway's would show them. */
const shown = ({ listed }: Holdings) =>
  listed.map(({ id, domain, name, subscriptions }) => ({
    ...{ id, companyProfile: { domain }, billingProfile: { companyName: name } },
    subscriptions: {
      nodes: subscriptions.map((subscription) => ({
        ...{ id: subscription.id, friendlyName: subscription.name },
        status: subscription.isActive ? 'ACTIVE' : 'SUSPENDED',
        accessGrants: subscription.grants.map((grant) => ({ id: grant })),
      })),
    },
  }))

/** In one order, whatever the gateway's is. */
const sorted = (customers: ReturnType<typeof shown>) =>
  inOrder(customers).map((customer) => ({
    ...customer,
    subscriptions: {
      nodes: inOrder(customer.subscriptions.nodes).map((node) => ({
        ...node,
        accessGrants: inOrder(node.accessGrants),
      })),
    },
  }))

const expectCustomers = (found: unknown, holdings: Holdings): void => {
  const { totalCount, nodes } = found as { totalCount: number; nodes: ReturnType<typeof shown> }
  expect([totalCount, sorted(nodes)]).toEqual([holdings.listed.length, sorted(shown(holdings))])
}

const idsByRest = async (person: Person, query = ''): Promise<unknown[]> => {
  const { status, body } = await person.rest('GET', `/v1/customers${query}`)
  expect(status).toBe(200)
  return (body.items as readonly { readonly id: string }[]).map(({ id }) => id).sort()
}

const idsOf = ({ listed }: Holdings): string[] => listed.map(({ id }) => id).sort()

const listCustomers: Doing = async ({ person, byRest }) => {
  if (byRest) expect(await idsByRest(person)).toEqual(idsOf(person.holdings))
  else expectCustomers(await customersNow(person, null), person.holdings)
}

/** By what stands in everything of somebody's: one finds all of one's own, and of another's nothing. */
const search: Doing = async ({ person, of, byRest }) => {
  const mark = of?.mark ?? 'nobody at all'
  const isOwn = of === person.holdings
  const filter = { Field: 'Domain', Value: mark, Operator: 'starts_with' }
  if (byRest) {
    const found = await idsByRest(person, `?filter=${encodeURIComponent(JSON.stringify(filter))}`)
    expect(found).toEqual(isOwn ? idsOf(person.holdings) : [])
  } else if (isOwn) expectCustomers(await customersNow(person, mark), person.holdings)
  else expect(await customersNow(person, mark)).toEqual({ totalCount: 0, nodes: [] })
}

const findByDomain: Doing = async (act) => {
  const customer = pickOf(act, ({ customers }) => customers)
  const domain = customer?.domain ?? 'nothing-of-that-name.onmicrosoft.com'
  const document = 'query ($domain: String!) { customer(by: { domain: $domain }) { id } }'
  const { body } = await act.person.graphql(document, { domain })
  const expected = customer && act.of === act.person.holdings ? { id: customer.id } : null
  expect(body).toMatchObject({ data: { customer: expected } })
}

const thingsOf: readonly ((holdings: Holdings) => readonly string[])[] = [
  ({ customers }) => customers.map(({ id }) => id),
  ({ subscriptions }) => subscriptions.map(({ subscription }) => subscription.id),
  ({ grants }) => grants.map(({ id }) => id),
  ({ webhookIds }) => webhookIds,
  ({ apiKeys }) => apiKeys.map(({ id }) => id),
]

const readOne: Doing = (act) =>
  attempt(act, {
    things: thingsOf[act.pick % thingsOf.length] ?? (() => []),
    idOf: (id) => id,
    ask: (id) => act.person.graphql('query ($id: ID!) { node(id: $id) { id } }', { id }),
    own: (id, { body }) => expect(body.data).toEqual({ node: { id } }),
  })

const readCustomerByRest: Doing = (act) =>
  attempt(act, {
    things: ({ customers }) => customers,
    idOf: ({ id }) => id,
    ask: (id) => act.person.rest('GET', `/v1/customers/${id}`),
    own: ({ id, domain, name }, { body }) =>
      expect(body).toMatchObject({ id, companyProfile: { domain }, billingProfile: { companyName: name } }),
  })

const listAccess: Doing = async ({ person }) => {
  const { body } = await person.graphql(
    '{ webhooks(first: 100) { totalCount nodes { id url } } apiKeys(first: 100) { totalCount nodes { id name revokedAt } } }',
  )
  const { webhooks, apiKeys } = body.data as Data
  const { webhookIds, apiKeys: keys } = person.holdings
  const ids = (nodes: readonly { readonly id?: unknown }[] = []) => nodes.map(({ id }) => id).sort()
  expect([webhooks?.totalCount, ids(webhooks?.nodes)]).toEqual([webhookIds.length, [...webhookIds].sort()])
  const revoked = apiKeys?.nodes?.filter(({ revokedAt }) => revokedAt !== null)
  expect([apiKeys?.totalCount, ids(revoked)]).toEqual([keys.length, ids(keys.filter(({ isRevoked }) => isRevoked))])
}

/** Whole, in order, and nothing of what the others did and tried. */
const readAuditTrail: Doing = async ({ person, byRest }) => {
  const { audit } = person.holdings
  if (byRest) {
    const { body } = await person.rest('GET', '/v1/auditrecords?size=500')
    const statuses = (body.items as readonly { operationStatus: string }[]).map(
      ({ operationStatus }) => operationStatus,
    )
    const expected = audit.map((entry) => (entry.endsWith('done') ? 'succeeded' : 'failed'))
    return expect(statuses.reverse()).toEqual(expected)
  }
  const { body } = await person.graphql(
    '{ auditRecords(first: 100) { totalCount nodes { operation succeeded changes { field before after } } } }',
  )
  const { auditRecords } = body.data as Data
  const found = (auditRecords?.nodes ?? []).map((node) => `${node.operation} ${node.succeeded ? 'done' : 'refused'}`)
  expect([auditRecords?.totalCount, found.reverse()]).toEqual([audit.length, audit.slice(-100)])
}

/** The only thing that a partner can learn of the others: that a domain is taken, and not by whom. */
const askForDomain: Doing = async (act) => {
  const customer = pickOf(act, ({ customers }) => customers)
  const domain = customer?.domain ?? act.person.holdings.domain()
  if (act.byRest) {
    const { status } = await act.person.rest('HEAD', `/v1/domains/${domain}`)
    return expect(status).toBe(customer ? 200 : 404)
  }
  const document = 'query ($domain: String!) { domainAvailability(domain: $domain) { available suggestions } }'
  const { body } = await act.person.graphql(document, { domain })
  expect(body.data).toMatchObject({ domainAvailability: { available: !customer } })
}

const readOverview: Doing = async ({ person }) => {
  const { body } = await person.graphql('{ overview { customerCount } viewer { partner { name } } }')
  const { listed, mark } = person.holdings
  expect(body.data).toEqual({ overview: { customerCount: listed.length }, viewer: { partner: { name: mark } } })
}

export const looks = {
  ...{ listCustomers, search, findByDomain, readOne, readCustomerByRest },
  ...{ listAccess, readAuditTrail, askForDomain, readOverview },
} satisfies Record<string, Doing>

/** What each run ends with. */
export const finalLooks: readonly Doing[] = [listCustomers, listAccess, readAuditTrail, readOverview]
