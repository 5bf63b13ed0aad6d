import { createServer, type Server, request as send } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll } from '@jest/globals'

interface Hop {
  /** The address that the proxy itself comes from, one of this machine's. */
  readonly address: string
  /** What it says of whoever asked, beside the address that they come from. */
  readonly forwarded: Readonly<Record<string, string>>
  /** Whether it asks under the name that it was asked under; otherwise under the gateway's own. */
  readonly keepsHost: boolean
}

/** A reverse proxy of HTTP, as stands in front of a gateway. */
export class ReverseProxy {
  readonly #server: Server

  constructor(target: () => string, { address, forwarded, keepsHost }: Hop) {
    this.#server = createServer((asked, answer) => {
      const { host = '', ...headers } = asked.headers
      const { hostname, port, host: own } = new URL(target())
      const further = send({
        ...{ hostname, port, method: asked.method, path: asked.url, localAddress: address },
        headers: {
          ...{ ...headers, host: keepsHost ? host : own },
          'x-forwarded-for': [headers['x-forwarded-for'], asked.socket.remoteAddress].filter(Boolean).join(', '),
          'x-forwarded-host': host,
          ...forwarded,
        },
      })
      further.on('response', (response) => {
        answer.writeHead(response.statusCode ?? 502, response.headers)
        response.pipe(answer)
      })
      further.on('error', () => answer.writeHead(502).end())
      asked.pipe(further)
    })
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port
  }

  start(): Promise<void> {
    return new Promise((resolve) => this.#server.listen(0, '127.0.0.1', resolve))
  }

  stop(): void {
    this.#server.close()
    this.#server.closeAllConnections()
  }
}

/** Started before the file's tests and stopped after them. */
export const aProxy = (target: () => string, hop: Partial<Hop> = {}): ReverseProxy => {
  const proxy = new ReverseProxy(target, { address: '127.0.0.1', forwarded: {}, keepsHost: true, ...hop })
  beforeAll(() => proxy.start())
  afterAll(() => proxy.stop())
  return proxy
}
