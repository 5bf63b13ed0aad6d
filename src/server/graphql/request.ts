import { HeaderMap, type HTTPGraphQLRequest } from '@apollo/server'
import type { FastifyRequest } from 'fastify'
import type { TrustedDocuments } from './trusted-documents.js'

/** What is asked for, by the address or by the body. */
export type Content = Pick<HTTPGraphQLRequest, 'search' | 'body'>

/** What a request asks for, with its document written out where it was asked for by id. */
export const readContent = (request: FastifyRequest, documents: TrustedDocuments): Content =>
  request.method === 'GET' ? readSearch(request, documents) : readBody(request, documents)

/** A request as Apollo takes it. */
export const requestOf = ({ method, headers: given }: FastifyRequest, content: Content): HTTPGraphQLRequest => {
  const headers = new HeaderMap()
  for (const [name, value] of Object.entries(given)) {
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value)
  }
  return { method, headers, ...content }
}

const readSearch = (request: FastifyRequest, documents: TrustedDocuments): Content => {
  const parameters = new URLSearchParams(request.url.split('?').slice(1).join('?'))
  const documentId = parameters.get('documentId') ?? undefined
  const document = documents.find({ query: parameters.get('query') ?? undefined, documentId })
  if (document !== undefined) {
    parameters.set('query', document)
    if (documentId) request.logged.documentId = documentId
  }
  return { search: `?${parameters}`, body: undefined }
}

const readBody = (request: FastifyRequest, documents: TrustedDocuments): Content => {
  const { body } = request
  // What is not an object is Apollo's to refuse.
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return { search: '', body }
  const asked = body as { query?: unknown; documentId?: unknown }
  const document = documents.find(asked)
  if (document === undefined) return { search: '', body }
  request.logged.documentId = String(asked.documentId)
  return { search: '', body: { ...body, query: document } }
}

/** The text of the document; undefined where there is none. */
export const sourceOf = ({ search, body }: Content): string | undefined => {
  const query = search ? new URLSearchParams(search).get('query') : (body as { query?: unknown } | null)?.query
  return typeof query === 'string' ? query : undefined
}
