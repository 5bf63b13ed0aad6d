import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core'
import { v4 as randomUUID } from 'uuid'

/** A document of this package or of your own: what graphql-codegen's client preset makes with `documentMode: string`. */
export interface Operation<Result, Variables> extends DocumentTypeDecoration<Result, Variables> {
  toString(): string
  readonly __meta__?: Readonly<Record<string, unknown>> | undefined
}

/** One request as it is sent, and sent again. */
export interface Message {
  readonly operationName: string
  readonly body: string
  readonly idempotencyKey: string | undefined
  /** Whether doing it twice does no more than doing it once. */
  readonly isRepeatable: boolean
}

/** Comments and fragments may stand before the operation. */
const mutation = /(?:^|\})\s*mutation\b/m

/** @param byId - whether the gateway knows the documents already, so that an id is enough */
export const messageOf = <Result, Variables>(
  operation: Operation<Result, Variables>,
  variables: Variables,
  byId: boolean,
): Message => {
  const text = operation.toString()
  const idempotencyKey = idempotencyKeyOf(text, variables as { readonly idempotencyKey?: unknown })
  const documentId = byId ? operation.__meta__?.documentId : undefined
  return {
    operationName: /\b(?:query|mutation|subscription)\s+(\w+)/.exec(text)?.[1] ?? 'anonymous operation',
    body: JSON.stringify({
      ...(documentId ? { documentId } : { query: text }),
      variables: { ...variables, ...(idempotencyKey && { idempotencyKey }) },
    }),
    idempotencyKey,
    isRepeatable: idempotencyKey !== undefined || !mutation.test(text),
  }
}

/** The caller's own, or a new one where the operation takes one. */
const idempotencyKeyOf = (text: string, variables: { readonly idempotencyKey?: unknown }): string | undefined => {
  if (!/\$idempotencyKey\s*:/.test(text)) return undefined
  return typeof variables.idempotencyKey === 'string' ? variables.idempotencyKey : randomUUID()
}
