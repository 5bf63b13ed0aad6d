import { type DocumentNode, GraphQLError, parse } from 'graphql'
import { LRUCache } from 'lru-cache'
import { measureShape } from './document-shape.js'
import { limitExceeded } from './limit-exceeded.js'
import { limits } from './limits.js'
import { countRepeats } from './repeated-fields.js'

const { tokens, repeats } = limits.document

/** Documents that are within the limits: clients send the same ones again and again. In characters. */
const within = new LRUCache<string, true>({ maxSize: 4_000_000, sizeCalculation: (_true, source) => source.length + 1 })

/**
 * Holds a document against the limits before it is validated, because GraphQL's own rules take a time that grows with
 * the square of what is asked for.
 *
 * @returns the limit that it exceeds; undefined for one that cannot be parsed as well, which Apollo tells in detail
 */
export const findExcess = (source: string): GraphQLError | undefined => {
  if (within.has(source)) return undefined
  const excess = measure(source)
  if (!excess) within.set(source, true)
  return excess
}

const measure = (source: string): GraphQLError | undefined => {
  const document = parseWithin(source)
  if (!document || document instanceof GraphQLError) return document
  const shape = measureShape(document)
  for (const limit of ['depth', 'aliases', 'directives', 'rootFields'] as const) {
    const max = limits.document[limit]
    if (shape[limit] > max) return limitExceeded(limit, max, shape[limit])
  }
  return countRepeats(document, repeats) > repeats ? limitExceeded('repeats', repeats) : undefined
}

const parseWithin = (source: string): DocumentNode | GraphQLError | undefined => {
  try {
    return parse(source, { maxTokens: tokens, noLocation: true })
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error
    return / more tha[nt] \d+ tokens/.test(error.message) ? limitExceeded('tokens', tokens) : undefined
  }
}
