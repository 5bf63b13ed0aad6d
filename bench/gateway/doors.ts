import { randomUUID } from 'node:crypto'
import { aCustomer } from '../../test/support/builders.js'
import { aRestCustomer } from '../../test/support/rest.js'
import { createUnderKey, customerAlone, documents } from '../compare/documents.js'
import { loadFor, type NextRequest } from '../compare/load.js'
import { compareCpu, type Part, withGateway } from './part.js'

/** What the REST facade costs beside the same by GraphQL, and what an idempotency key does. */
export const doors: Part = (bench) =>
  withGateway(bench, async (gateway) => {
    const { sample, seconds } = bench
    const byGraphQL = () => JSON.stringify({ query: customerAlone, variables: sample.variables('byId') })
    const byRest: NextRequest = () => ({
      method: 'GET',
      path: `/v1/customers/${sample.variables('byId').id}`,
      body: '',
    })
    const createByGraphQL = () => JSON.stringify({ query: documents.create, variables: aCustomer() })
    const createOnce = () =>
      JSON.stringify({ query: createUnderKey, variables: { ...aCustomer(), idempotencyKey: randomUUID() } })
    const createByRest: NextRequest = () => ({ path: '/v1/customers', body: JSON.stringify(aRestCustomer()) })
    await compareCpu({
      'one customer by GraphQL': () => loadFor(gateway, byGraphQL, seconds),
      'one customer by REST': () => loadFor(gateway, byRest, seconds),
      'a new customer by GraphQL': () => loadFor(gateway, createByGraphQL, seconds),
      'a new customer by GraphQL, under a key': () => loadFor(gateway, createOnce, seconds),
      'a new customer by REST': () => loadFor(gateway, createByRest, seconds),
    })
  })
