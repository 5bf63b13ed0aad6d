import type { FastifyInstance } from 'fastify'

/** Something is wrong with the body before it can be held against anything. */
class UnreadableBody extends Error {
  readonly statusCode = 400
}

const jsonType = /^(application|text)\/(json|[\w.-]+\+json)\s*(;|$)/i

/** JSON in UTF-8, with or without a byte order mark. No body at all is undefined. */
export const readJsonBodies = (app: FastifyInstance): void => {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser(
    '*',
    { parseAs: 'buffer' },
    async ({ headers }: { headers: { 'content-type'?: string } }, body: Buffer) => {
      if (body.length === 0) return undefined
      if (!jsonType.test(headers['content-type'] ?? '')) throw new UnreadableBody('Send the body as application/json.')
      return parseJson(decode(body))
    },
  )
}

const decode = (body: Buffer): string => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(body)
  } catch (error) {
    if (error instanceof TypeError) throw new UnreadableBody('The body is not written in UTF-8.')
    throw error
  }
}

const parseJson = (text: string): unknown => {
  if (text.trim() === '') return undefined
  try {
    return JSON.parse(text)
  } catch (error) {
    if (error instanceof SyntaxError) throw new UnreadableBody('The body is not JSON.')
    throw error
  }
}
