export interface Answer {
  readonly status: number
  readonly headers: Headers
  readonly body: {
    readonly data?: Record<string, unknown> | null
    readonly errors?: readonly {
      readonly message: string
      readonly path?: readonly string[]
      readonly extensions: Readonly<Record<string, unknown>>
    }[]
  }
}

export const ask = async (
  url: string,
  query: string,
  variables: object = {},
  headers: Record<string, string> = {},
): Promise<Answer> => {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query, variables }),
  })
  return { status: response.status, headers: response.headers, body: (await response.json()) as Answer['body'] }
}
