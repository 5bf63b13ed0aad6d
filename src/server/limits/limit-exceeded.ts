import { GraphQLError } from 'graphql'
import type { DocumentLimit } from './limits.js'

export const limitExceededCode = 'LIMIT_EXCEEDED'

const described: Readonly<Record<DocumentLimit, string>> = {
  tokens: 'tokens (words and signs)',
  depth: 'levels of fields in each other',
  aliases: 'aliases, those of a fragment counted as often as it is spread',
  directives: 'directives, those of a fragment counted as often as it is spread',
  rootFields: 'fields at its root',
  repeats: 'fields that are asked for more than once in the same place',
  cost: 'points of cost; ask for smaller pages, or for less on each of their items',
}

/** What a caller is told of a document that is too large: which limit, and how far beyond it the document is. */
export const limitExceeded = (limit: DocumentLimit, max: number, actual?: number): GraphQLError =>
  new GraphQLError(
    `The document has ${actual === undefined ? 'too many' : Math.min(actual, 1_000_000)} ${described[limit]}: at most ${max} are allowed.`,
    { extensions: { code: limitExceededCode, limit, max } },
  )
