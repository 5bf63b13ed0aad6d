import { readFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import { getIntrospectionQuery } from 'graphql'
import { projectFile } from '../../src/shared/project-file.js'
import { aGateway } from '../support/gateway.js'
import { anIssuer } from '../support/issuer.js'
import { aRegisteredPartner } from '../support/registered-partner.js'

const issuer = anIssuer()
const gateway = aGateway(Object.assign(issuer.environment(), { RATE_LIMITS: 'off' }))
aRegisteredPartner(gateway)

const tokenOf = (role: string) => issuer.token({ roles: [role] })

const ask = async (role: string, query: string, variables: object = {}) => {
  const { status, body } = await gateway.as(await tokenOf(role)).ask(query, variables)
  return { status, text: JSON.stringify(body), data: body.data, errors: body.errors }
}

describe('introspection', () => {
  test.each(['SALES_AGENT', 'HELPDESK_AGENT'])('is refused to %s', async (role) => {
    for (const query of [
      getIntrospectionQuery(),
      '{ __type(name: "Customer") { name } }',
      '{ ...F } fragment F on Query { a: __schema { queryType { name } } }',
    ]) {
      const { status, data, errors } = await ask(role, query)
      expect([status, data, errors?.[0]?.extensions]).toEqual([
        403,
        undefined,
        expect.objectContaining({ code: 'FORBIDDEN' }),
      ])
    }
  })

  test('is answered to an Admin agent', async () => {
    expect((await ask('ADMIN_AGENT', getIntrospectionQuery())).data).toHaveProperty('__schema')
  })
})

describe('the playground', () => {
  const open = async (path: string, role?: string) => {
    const headers = { accept: 'text/html', ...(role && { authorization: `Bearer ${await tokenOf(role)}` }) }
    return fetch(gateway.url + path, { headers })
  }

  test('and its files are for Admin agents', async () => {
    const [, script = ''] = /src="(\/[^"]+)"/.exec(await (await open('/graphql', 'ADMIN_AGENT')).text()) ?? []
    expect((await open(script, 'ADMIN_AGENT')).status).toBe(200)
    for (const path of ['/graphql', script]) {
      expect((await open(path, 'SALES_AGENT')).status).toBe(403)
      expect((await open(path)).status).toBe(401)
    }
  })
})

describe('errors', () => {
  const schema = readFileSync(projectFile('src/server/schema.graphql'), 'utf8').replace(/"""[\s\S]*?"""/g, '')
  const names = [...new Set(schema.match(/\b[A-Za-z]\w{3,}\b/g))].filter(
    (name) =>
      !/^(type|input|enum|union|scalar|interface|implements|schema|query|mutation|codegen|from|code|edit|Written|String|Boolean|Float|this|that|line|true|false|null)$/.test(
        name,
      ),
  )
  // As misspelt as suggestions would still find.
  const misspelt = (name: string) => `${name.slice(0, -1)}_`

  /** Names of the schema that an answer has and its query has not. */
  const leaked = (query: string, text: string) => {
    const said = [...text.matchAll(/"message":"((?:[^"\\]|\\.)*)"/g)].map(([, message = '']) => message).join(' ')
    return names.filter((name) => new RegExp(`\\b${name}\\b`).test(said) && !new RegExp(`\\b${name}\\b`).test(query))
  }

  test('name nothing of the schema that the query did not, whatever is tried', async () => {
    expect(names.length).toBeGreaterThan(300)
    const queries = names.flatMap((name, i) => {
      const batch = i % 4 === 0 ? names.slice(i, i + 4) : []
      return [
        ...(batch.length > 0 ? [`{ ${batch.map((word) => `... on ${word} { ${misspelt(word)} }`).join(' ')} }`] : []),
        ...(batch.length > 0 ? [`{ ${batch.map(misspelt).join(' ')} }`, `mutation { ${batch.join(' ')} }`] : []),
        ...(i % 4 === 0 ? [`{ customers(${misspelt(name)}: 1) { nodes { ${batch.join(' ')} } } }`] : []),
      ]
    })
    const found: string[] = []
    for (const query of queries) found.push(...leaked(query, (await ask('SALES_AGENT', query)).text))
    expect(found).toEqual([])
  }, 120_000)

  test.each([
    ['a missing argument', '{ customer { id } }', {}],
    ['a missing selection', '{ customers }', {}],
    ['a value of another enumeration', '{ customers(orderBy: { field: X, direction: Y }) { totalCount } }', {}],
    ['an unknown variable type', 'query ($a: CustomerFilte) { customers(filter: $a) { totalCount } }', {}],
    ['a wrong variable', 'query ($a: CustomerFilter) { customers(filter: $a) { totalCount } }', { a: { countr: 1 } }],
    [
      'a missing member',
      'mutation ($b: BillingProfileInput!, $c: CompanyProfileInput!) { createCustomer(billingProfile: $b, companyProfile: $c) { __typename } }',
      { b: {}, c: {} },
    ],
  ])('tell where, not what: %s', async (_title, query, variables) => {
    const { text, errors } = await ask('SALES_AGENT', query, variables)
    expect(errors?.length).toBeGreaterThan(0)
    expect(leaked(query + JSON.stringify(variables), text)).toEqual([])
    expect(text).not.toMatch(/Did you mean/)
  })

  test('of what a service refuses stay as they are', async () => {
    const { errors } = await ask('SALES_AGENT', '{ customers(first: 101) { totalCount } }')
    expect(errors?.[0]?.message).toMatch(/`first` is a page size from 1 to 100/)
  })

  test('tell all to an Admin agent', async () => {
    expect((await ask('ADMIN_AGENT', '{ customer { id } }')).text).toMatch(/CustomerBy/)
  })
})
