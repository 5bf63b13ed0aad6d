import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gunzipSync } from 'node:zlib'
import { afterAll, beforeAll } from '@jest/globals'

interface Value {
  readonly stringValue?: string
  readonly intValue?: number
  readonly arrayValue?: { readonly values: readonly Value[] }
}

export interface ReceivedSpan {
  readonly traceId: string
  readonly spanId: string
  readonly parentSpanId?: string
  readonly name: string
  readonly attributes: readonly { readonly key: string; readonly value: Value }[]
  readonly status: { readonly code?: number }
}

interface Export {
  readonly resourceSpans: readonly {
    readonly resource: { readonly attributes: ReceivedSpan['attributes'] }
    readonly scopeSpans: readonly { readonly spans: readonly ReceivedSpan[] }[]
  }[]
}

/** A real HTTP server that takes spans as an OpenTelemetry collector does (OTLP as JSON). */
export class Collector {
  readonly bodies: string[] = []
  #server: Server | undefined
  #port = 0

  get url(): string {
    return `http://127.0.0.1:${this.#port}`
  }

  get spans(): ReceivedSpan[] {
    return this.#exports.flatMap(({ scopeSpans }) => scopeSpans.flatMap(({ spans }) => spans))
  }

  get services(): (string | undefined)[] {
    return this.#exports.map(
      ({ resource }) => resource.attributes.find(({ key }) => key === 'service.name')?.value.stringValue,
    )
  }

  get #exports() {
    return this.bodies.flatMap((body) => (JSON.parse(body) as Export).resourceSpans)
  }

  async start(): Promise<void> {
    this.#server = createServer(async (request, response) => {
      const chunks: Buffer[] = []
      for await (const chunk of request) chunks.push(chunk as Buffer)
      const bytes = Buffer.concat(chunks)
      const isExpected = request.url === '/v1/traces' && request.headers['content-type'] === 'application/json'
      if (isExpected) {
        this.bodies.push((request.headers['content-encoding'] === 'gzip' ? gunzipSync(bytes) : bytes).toString())
      }
      response.writeHead(isExpected ? 200 : 404, { 'content-type': 'application/json' }).end('{}')
    }).listen(0, '127.0.0.1')
    await once(this.#server, 'listening')
    this.#port = (this.#server.address() as AddressInfo).port
  }

  stop(): void {
    this.#server?.close()
    this.#server?.closeAllConnections()
  }
}

/** Started before the file's tests and stopped after them. */
export const aCollector = (): Collector => {
  const collector = new Collector()
  beforeAll(() => collector.start())
  afterAll(() => collector.stop())
  return collector
}

export const attributeOf = ({ attributes }: ReceivedSpan, name: string): unknown => {
  const value = attributes.find(({ key }) => key === name)?.value
  return value?.arrayValue?.values.map(({ stringValue }) => stringValue) ?? value?.stringValue ?? value?.intValue
}
