import type { HTTPGraphQLResponse } from '@apollo/server'

/** What is sent for a GraphQL request. */
export interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly text: string
}

export const answerOf = ({ status = 200, headers, body }: HTTPGraphQLResponse): Answer => {
  if (body.kind !== 'complete') throw new Error('Answers come in one piece: nothing is deferred or streamed.')
  return { status, headers: Object.fromEntries(headers), text: body.string }
}
