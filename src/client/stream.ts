import { type Connection, faultOf, parse, requestOf, silenceOf } from './connection.js'
import { GatewayError, type GraphQLFault } from './gateway-error.js'
import type { Message } from './operation.js'

/** A part of a stream: a result, or only the place that has been reached. */
export interface Part<Result> {
  readonly id?: string | undefined
  readonly data?: Result | null | undefined
  readonly errors?: readonly GraphQLFault[] | undefined
}

export interface StreamStart {
  readonly signal: AbortSignal | undefined
  /** The place after which to begin. */
  readonly lastEventId: string | undefined
}

/** The gateway sends something every 15 seconds: after this silence the connection is taken for dead. */
const silenceMsMax = 45_000

/**
 * One connection by the protocol of graphql-sse ("distinct connections"), until the gateway completes it.
 *
 * @throws GatewayError when it was refused or has broken, or the reason for which `signal` was aborted
 */
export async function* streamOnce<Result>(
  connection: Connection,
  message: Message,
  { signal, lastEventId }: StreamStart,
): AsyncGenerator<Part<Result>> {
  const silence = new Silence()
  const either = signal ? AbortSignal.any([signal, silence.signal]) : silence.signal
  const headers = { ...(lastEventId && { 'last-event-id': lastEventId }) }
  const request = await requestOf(connection, message, either, { accept: 'text/event-stream', ...headers })
  try {
    const response = await connection.fetch(connection.endpoint, request)
    if (!response.body || !response.headers.get('content-type')?.startsWith('text/event-stream'))
      throw faultOf(response, message, parse(await response.text())?.errors)
    for await (const { event, id, data = '' } of eventsOf(response.body, () => silence.isBroken())) {
      if (event === 'complete') return
      yield { id, ...(event === 'next' && parse<Result>(data)) }
    }
    throw silenceOf(message, new Error('The stream ended in the middle.'), silenceMsMax)
  } catch (cause) {
    if (cause instanceof GatewayError) throw cause
    signal?.throwIfAborted()
    throw silenceOf(message, cause, silenceMsMax)
  } finally {
    // Also when nobody reads on: it closes the connection.
    silence.end()
  }
}

/** Aborts when nothing has been heard for too long. */
class Silence {
  readonly #controller = new AbortController()
  #timer = this.#start()

  get signal(): AbortSignal {
    return this.#controller.signal
  }

  isBroken(): void {
    clearTimeout(this.#timer)
    this.#timer = this.#start()
  }

  end(): void {
    clearTimeout(this.#timer)
    this.#controller.abort()
  }

  #start() {
    return setTimeout(() => this.#controller.abort(new DOMException('Silence.', 'TimeoutError')), silenceMsMax)
  }
}

type Fields = Readonly<Partial<Record<'id' | 'event' | 'data', string>>>

/** Libraries for this do not tell of an id that comes without data, and that is where a stream begins. */
async function* eventsOf(body: ReadableStream<Uint8Array>, onChunk: () => void): AsyncGenerator<Fields> {
  const reader = body.getReader()
  const decoder = new TextDecoder()
  let rest = ''
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return
    onChunk()
    const blocks = (rest + decoder.decode(value, { stream: true })).split(/\r?\n\r?\n/)
    rest = blocks.pop() ?? ''
    for (const block of blocks) yield fieldsOf(block)
  }
}

/** Comments have no name before their colon. Data is JSON, so that its lines can be put together as they are. */
const fieldsOf = (block: string): Fields => {
  const fields: Record<string, string> = {}
  for (const [, name = '', value = ''] of block.matchAll(/^(\w+): ?(.*)$/gm))
    fields[name] = (fields[name] ?? '') + value
  return fields
}
