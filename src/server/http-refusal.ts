interface Refusal {
  readonly statusCode: number
  readonly code: string
  readonly headers?: Readonly<Record<string, string>>
}

/** A request that cannot be answered as it is: every door tells it in the shape of a GraphQL error. */
export class HttpRefusal extends Error {
  override readonly name = 'HttpRefusal'
  readonly statusCode: number
  readonly code: string
  readonly headers: Readonly<Record<string, string>>

  constructor(message: string, { statusCode, code, headers = {} }: Refusal) {
    super(message)
    this.statusCode = statusCode
    this.code = code
    this.headers = headers
  }
}
