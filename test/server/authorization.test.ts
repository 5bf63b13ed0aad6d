import { describe, expect, test } from '@jest/globals'
import { type GraphQLSchema, Kind, type OperationDefinitionNode, parse } from 'graphql'
import { Authorization, requireDeclarations } from '../../src/server/graphql/authorization.js'
import { type Allowed, adminAgents, everybody, salesAgents } from '../../src/shared/allowed-to.js'
import type { PartnerRole } from '../../src/shared/caller.js'
import { buildSchema, isObjectType } from '../support/loaded.js'

/** @param declared who may use a type or a field, by its coordinate */
const aSchema = (source: string, declared: Readonly<Record<string, Allowed>>): GraphQLSchema => {
  const schema = buildSchema(source)
  for (const [coordinate, allowed] of Object.entries(declared)) {
    const [typeName = '', fieldName] = coordinate.split('.')
    const type = schema.getType(typeName)
    if (!isObjectType(type)) throw new Error(`There is no type ${typeName}.`)
    const found = fieldName === undefined ? type : type.getFields()[fieldName]
    if (!found) throw new Error(`There is no field ${coordinate}.`)
    found.extensions = { allowed }
  }
  return schema
}

const source = `
  interface Node { id: ID! }
  type Query { viewer: Viewer, node(id: ID): Node, secrets: SecretConnection, sales: Int }
  type Mutation { remove: Int }
  type Viewer { name: String, salary: Int }
  type Secret implements Node { id: ID!, next: Secret }
  type SecretEdge { node: Secret, cursor: String }
  type SecretConnection { edges: [SecretEdge!], nodes: [Secret!], totalCount: Int }
`

const declared: Record<string, Allowed> = {
  ...{ 'Query.viewer': everybody, 'Query.node': everybody, 'Query.secrets': adminAgents, 'Query.sales': salesAgents },
  ...{ 'Mutation.remove': adminAgents, 'Viewer.salary': adminAgents, Secret: adminAgents },
}

const forbidden = (text: string, roles: readonly PartnerRole[] = [], operationName?: string) => {
  const document = parse(text)
  const operation = document.definitions.find(
    (definition): definition is OperationDefinitionNode =>
      definition.kind === Kind.OPERATION_DEFINITION &&
      (operationName === undefined || definition.name?.value === operationName),
  )
  if (!operation) throw new Error('There is no such operation.')
  return new Authorization(aSchema(source, declared)).findForbidden(document, operation, roles)
}

describe('what an operation asks for', () => {
  test.each<[string, string, string[]]>([
    ['what everybody may', '{ viewer { name } }', []],
    ['a field', '{ sales }', ['Query.sales']],
    ['a field by another name', '{ viewer { name: salary } }', ['Viewer.salary']],
    ['the same twice', '{ a: sales b: sales }', ['Query.sales']],
    ['several', '{ sales secrets { totalCount } }', ['Query.sales', 'Query.secrets']],
    ['a change', 'mutation { remove }', ['Mutation.remove']],
    ['a type', '{ node(id: "x") { ... on Secret { id } } }', ['Secret']],
    ['a fragment', '{ node(id: "x") { ...S } } fragment S on Secret { next { id } }', ['Secret']],
    ['no more than the name of a type', '{ __typename node(id: "x") { ... on Secret { __typename } } }', []],
    ['a fragment that it does not use', '{ viewer { name } } fragment S on Secret { id }', []],
    ['what the schema does not have', '{ nothing { deeper } viewer { nothing } }', []],
  ])('%s is found out', (_what, text, expected) => {
    expect(forbidden(text)).toEqual(expected)
  })

  test('is allowed by any of the roles', () => {
    const text = '{ sales secrets { totalCount } }'
    expect(forbidden(text, ['SALES_AGENT'])).toEqual(['Query.secrets'])
    expect(forbidden(text, ['HELPDESK_AGENT', 'ADMIN_AGENT'])).toEqual([])
  })

  test('is nothing of the document’s other operations', () => {
    const text = 'query A { viewer { name } } query B { sales } query C { ...Q } fragment Q on Query { sales }'
    expect(['A', 'B', 'C'].map((name) => forbidden(text, [], name))).toEqual([[], ['Query.sales'], ['Query.sales']])
  })

  test('is held against the roles of each caller, though the document is the same', () => {
    const authorization = new Authorization(aSchema(source, declared))
    const document = parse('{ sales }')
    const [operation] = document.definitions as [OperationDefinitionNode]
    const answers = [['SALES_AGENT'], [], ['ADMIN_AGENT']].map((roles) =>
      authorization.findForbidden(document, operation, roles as PartnerRole[]),
    )
    expect(answers).toEqual([[], ['Query.sales'], []])
  })
})

describe('a schema', () => {
  const without = (...coordinates: string[]) =>
    aSchema(source, Object.fromEntries(Object.entries(declared).filter(([name]) => !coordinates.includes(name))))

  test('of which everything is declared is taken', () => {
    expect(() => requireDeclarations(aSchema(source, declared))).not.toThrow()
  })

  test('with operations of which nobody said who may use them is refused, and they are named', () => {
    const message = 'Who may use this is not declared (@AllowedTo): Query.sales, Mutation.remove'
    expect(() => requireDeclarations(without('Query.sales', 'Mutation.remove'))).toThrow(new Error(message))
  })

  test('is refused where a page of what is guarded can be asked for by everybody', () => {
    const open = source.replace('name: String,', 'name: String, secrets: SecretConnection, others: [ViewerEdge],')
    const more = `${open} type ViewerEdge { node: Viewer } type Page { edges: [Viewer!] }`
    const message = 'Who may use this is not declared (@AllowedTo): Viewer.secrets'
    expect(() => requireDeclarations(aSchema(more, declared))).toThrow(new Error(message))
    expect(() => requireDeclarations(aSchema(more, { ...declared, 'Viewer.secrets': adminAgents }))).not.toThrow()
    expect(() => requireDeclarations(aSchema(more, { ...declared, Viewer: adminAgents }))).not.toThrow()
  })

  test('may lead to pages of what is not guarded', () => {
    const pages = `${source.replace('name: String,', 'name: String, friends: ViewerConnection, page: Page,')}
      type ViewerConnection { edges: [ViewerEdge!] } type ViewerEdge { node: Viewer } type Page { edges: [Int!] }`
    expect(() => requireDeclarations(aSchema(pages, declared))).not.toThrow()
  })
})
