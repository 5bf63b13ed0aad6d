import { once } from 'node:events'
import { createServer, type RequestListener, type Server, type ServerResponse } from 'node:http'
import { createServer as createSecureServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll } from '@jest/globals'
import { Webhook } from 'standardwebhooks'
import type { Certificate } from './certificates.js'

/** One request as it came. */
export interface Received {
  readonly id: string
  readonly headers: Record<string, string>
  readonly body: string
  readonly event: { readonly type: string; readonly timestamp: string; readonly data: Record<string, unknown> }
}

type Reaction = (response: ServerResponse, received: Received) => void

export const answering =
  (status: number, headers: Record<string, string> = {}): Reaction =>
  (response) =>
    response.writeHead(status, headers).end()

/** A real HTTP server that keeps what it gets, and answers 204 unless told otherwise. */
export class Receiver {
  readonly received: Received[] = []
  react: Reaction = answering(204)
  #server: Server | undefined
  #port = 0

  /** @param certificate with one, over TLS */
  constructor(private readonly certificate?: Certificate) {}

  get url(): string {
    return this.certificate ? `https://localhost:${this.#port}/hooks` : `http://127.0.0.1:${this.#port}/hooks`
  }

  /** The ids of what came, repetitions and all. */
  get ids(): string[] {
    return this.received.map(({ id }) => id)
  }

  /** At the same port as before, where there was one. */
  async start(): Promise<void> {
    const listener: RequestListener = async (request, response) => {
      const chunks: Buffer[] = []
      for await (const chunk of request) chunks.push(chunk as Buffer)
      const body = Buffer.concat(chunks).toString()
      const headers = request.headers as Record<string, string>
      const received = { id: headers['webhook-id'] ?? '', headers, body, event: JSON.parse(body) }
      this.received.push(received)
      this.react(response, received)
    }
    this.#server = this.certificate ? createSecureServer({ ...this.certificate }, listener) : createServer(listener)
    this.#server.listen(this.#port, '127.0.0.1')
    await once(this.#server, 'listening')
    this.#port = (this.#server.address() as AddressInfo).port
  }

  async stop(): Promise<void> {
    const server = this.#server
    if (!server?.listening) return
    server.close()
    server.closeAllConnections()
    await once(server, 'close')
  }
}

/** Started before the file's tests and stopped after them. */
export const aReceiver = (): Receiver => {
  const receiver = new Receiver()
  beforeAll(() => receiver.start())
  afterAll(() => receiver.stop())
  return receiver
}

/** Whether one of the signatures is of this secret, whatever the time. */
export const isSignedBy = (secret: string, { id, headers, body }: Received): boolean => {
  const at = new Date(Number(headers['webhook-timestamp']) * 1_000)
  return (headers['webhook-signature'] ?? '').split(' ').includes(new Webhook(secret).sign(id, at, body))
}
