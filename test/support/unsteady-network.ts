import { once } from 'node:events'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll } from '@jest/globals'
import { type Answer, ask } from './http.js'

/** One request as the client sent it. */
export interface Sent {
  readonly headers: Readonly<Record<string, string>>
  readonly body: {
    readonly query?: string
    readonly documentId?: string
    readonly variables: Record<string, unknown>
  }
}

/** What becomes of one request on its way. */
export type Fate = (response: ServerResponse, reach: () => Promise<Answer>) => Promise<void> | void

/** The gateway answers, and the answer arrives. */
const arrives: Fate = async (response, reach) => {
  const { status, body } = await reach()
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
}

/** The gateway does its work, and its answer is lost. */
export const losesTheAnswer: Fate = async (response, reach) => {
  await reach()
  response.destroy()
}

/** Nothing comes back for as long as somebody waits. */
export const hangs: Fate = () => {}

export const answersWith =
  (status: number, headers: Record<string, string> = {}, body = ''): Fate =>
  (response) => {
    response.writeHead(status, headers).end(body)
  }

/** A way to the gateway on which things go wrong as they are told to, once each; then all arrives. */
export class UnsteadyNetwork {
  readonly sent: Sent[] = []
  #fates: Fate[] = []
  #port = 0

  get url(): string {
    return `http://127.0.0.1:${this.#port}`
  }

  /** The idempotency keys that were sent. */
  get keys(): unknown[] {
    return this.sent.map(({ body }) => body.variables.idempotencyKey)
  }

  will(...fates: Fate[]): void {
    this.sent.length = 0
    this.#fates = fates
  }

  async start(gatewayUrl: () => string): Promise<() => void> {
    const server = createServer(async (request, response) => {
      const chunks: Buffer[] = []
      for await (const chunk of request) chunks.push(chunk as Buffer)
      const body = JSON.parse(Buffer.concat(chunks).toString()) as Sent['body']
      this.sent.push({ headers: request.headers as Record<string, string>, body })
      const fate = this.#fates.shift() ?? arrives
      await fate(response, () => ask(gatewayUrl(), body.query ?? '', body.variables))
    }).listen(0, '127.0.0.1')
    await once(server, 'listening')
    this.#port = (server.address() as AddressInfo).port
    return () => {
      server.close()
      server.closeAllConnections()
    }
  }
}

/** Stands between the file's tests and their gateway. */
export const anUnsteadyNetwork = (gateway: { readonly url: string }): UnsteadyNetwork => {
  const network = new UnsteadyNetwork()
  let stop = () => {}
  beforeAll(async () => {
    stop = await network.start(() => gateway.url)
  })
  afterAll(() => stop())
  return network
}
