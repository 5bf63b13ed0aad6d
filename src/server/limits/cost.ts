import {
  type DocumentNode,
  GraphQLError,
  type GraphQLSchema,
  getNamedType,
  isLeafType,
  isListType,
  isNonNullType,
  TypeInfo,
  ValidationContext,
  visit,
  visitWithTypeInfo,
} from 'graphql'
import {
  type ComplexityEstimator,
  type ComplexityEstimatorArgs,
  createComplexityRule,
  // Its ES modules would load a second copy of graphql, which knows none of the schema's types.
} from 'graphql-query-complexity/cjs'
import { LRUCache } from 'lru-cache'
import { pageSizeDefault, pageSizeMax } from '../../shared/page.js'
import { limits } from './limits.js'

/** How many items a list is taken to have that is neither paged nor says otherwise beside its field. */
const listedItems = 10

/** Introspection answers with the whole schema. */
const introspectionCosts: Readonly<Record<string, number>> = { __schema: 500, __type: 50, __typename: 0 }

/** What is said by `complexity` beside a field: points of its own, or a function of what is asked of it. */
const declared: ComplexityEstimator = (asked) => {
  const { complexity } = asked.field.extensions as { complexity?: number | ComplexityEstimator }
  return typeof complexity === 'number' ? complexity + asked.childComplexity : complexity?.(asked)
}

/**
 * What a field costs that does not say it by its `complexity`: values nothing, each object one point, a page its size
 * times what an item costs. `edges`, `nodes` and `pageInfo` are how a page is written, not something of their own.
 */
const estimate: ComplexityEstimator = ({ field, type, args, childComplexity }) => {
  const returned = getNamedType(field.type)
  const introspection = introspectionCosts[field.name]
  if (introspection !== undefined) return introspection
  if (isLeafType(returned)) return 0
  if (returned.name.endsWith('Connection')) return 1 + pageSizeOf(args) * childComplexity
  if (type.name.endsWith('Connection')) return childComplexity + (field.name === 'pageInfo' ? 0 : 1)
  if (type.name.endsWith('Edge')) return childComplexity
  return isList(field) ? 1 + listedItems * (1 + childComplexity) : 1 + childComplexity
}

const isList = ({ type }: ComplexityEstimatorArgs['field']): boolean =>
  isListType(isNonNullType(type) ? type.ofType : type)

const pageSizeOf = ({ first, last }: ComplexityEstimatorArgs['args']): number => {
  const size = first ?? last
  // A size that is out of range is refused when the page is read.
  return typeof size === 'number' ? Math.min(Math.max(size, 1), pageSizeMax) : pageSizeDefault
}

interface Request {
  readonly document: DocumentNode
  readonly operationName: string | null
  readonly variables: Record<string, unknown>
}

/** How many costs are remembered of one document. */
const costsMax = 100

/**
 * By the document, which is the same object when it comes again, and its variables without their texts: of those, none
 * counts but how many there are.
 */
const costsOf = new WeakMap<DocumentNode, LRUCache<string, number>>()

/**
 * What a valid request costs, before it is run. Arguments that do not fit are no error here: their field is not run, and
 * the others are counted. Infinite where the library gives up.
 */
export const costOf = (schema: GraphQLSchema, request: Request): number => {
  const costs = costsOf.get(request.document) ?? new LRUCache<string, number>({ max: costsMax })
  costsOf.set(request.document, costs)
  const shape = JSON.stringify(request.variables, (_name, value) => (typeof value === 'string' ? '' : value))
  const key = `${request.operationName} ${shape}`
  const cost = costs.get(key) ?? measure(schema, request)
  costs.set(key, cost)
  return cost
}

const measure = (schema: GraphQLSchema, { document, operationName, variables }: Request): number => {
  const typeInfo = new TypeInfo(schema)
  const context = new ValidationContext(schema, document, typeInfo, () => {})
  let cost = 0
  const measure = createComplexityRule({
    // Only the number is wanted.
    maximumComplexity: Number.POSITIVE_INFINITY,
    variables,
    ...(operationName && { operationName }),
    estimators: [declared, estimate],
    maxQueryNodes: limits.document.selections + 1,
    onComplete: (complexity) => {
      cost = complexity
    },
  })
  try {
    visit(document, visitWithTypeInfo(typeInfo, measure(context)))
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error
    return Number.POSITIVE_INFINITY
  }
  return cost
}
