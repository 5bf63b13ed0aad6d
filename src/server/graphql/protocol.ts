import Negotiator from 'negotiator'
import { remembering } from '../../shared/remembering.js'
import { limitExceededCode } from '../limits/limit-exceeded.js'

const json = 'application/json; charset=utf-8'
const graphqlJson = 'application/graphql-response+json; charset=utf-8'

export type MediaType = typeof json | typeof graphqlJson

/** What the caller wants to be answered in; undefined: nothing that we have. */
export const chooseMediaType = (accept: string | undefined): MediaType | undefined => (accept ? ofAccept(accept) : json)

const ofAccept = remembering(
  100,
  (accept) => new Negotiator({ headers: { accept } }).mediaType([json, graphqlJson]) as MediaType | undefined,
)

/** The document is well formed, and cannot be run as it is. */
const unprocessable = new Set([
  'GRAPHQL_VALIDATION_FAILED',
  'OPERATION_RESOLUTION_FAILURE',
  'BAD_USER_INPUT',
  limitExceededCode,
])

interface Result {
  readonly data?: unknown
  readonly errors?: readonly { readonly extensions?: Readonly<Record<string, unknown>> }[] | undefined
}

/**
 * The status of an answer with errors, by GraphQL over HTTP (September 2026). Clients of application/json get 200 for
 * whatever is an answer in GraphQL's shape, as they always have; to the others the status says what to expect of it.
 *
 * @returns undefined where it is not the protocol that decides
 */
export const statusOf = (mediaType: MediaType, { data, errors }: Result): number | undefined => {
  if (!errors?.length) return undefined
  if (data !== undefined) return mediaType === json ? undefined : 294
  const code = String(errors[0]?.extensions?.code)
  if (code === 'GRAPHQL_PARSE_FAILED') return mediaType === json ? 200 : 400
  if (unprocessable.has(code)) return mediaType === json ? 200 : 422
  return undefined
}
