import type { ServerResponse } from 'node:http'
import type { FastifyReply } from 'fastify'

/** Why a stream ended, as the log tells it. */
export type StreamEnd = 'left' | 'slow' | 'closing' | 'refused' | 'failed'

export interface StreamTimes {
  /** How often something is sent even when nothing happens, so that proxies keep the connection. */
  readonly heartbeatMs: number
  /** How long somebody may take to read what was sent, beyond what the connection holds. */
  readonly slowAfterMs: number
  /** How long the last words may take to be read before the connection is cut. */
  readonly farewellMs: number
}

const heartbeat = ':\n\n'

/** One response of server-sent events: writes no faster than it is read. */
export class EventStream {
  readonly #response: ServerResponse
  readonly #heartbeats: NodeJS.Timeout
  #end: StreamEnd | undefined

  constructor(
    reply: FastifyReply,
    private readonly times: StreamTimes,
    /** Told once, when no more events can be sent. */
    private readonly onEnd: (end: StreamEnd) => void,
  ) {
    reply.hijack()
    this.#response = reply.raw
    this.#response.writeHead(200, {
      ...(reply.getHeaders() as Record<string, string>),
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store, no-transform',
      // nginx would collect what is sent.
      'x-accel-buffering': 'no',
      connection: 'close',
    })
    // Some browsers take the headers only with the first bytes.
    this.#response.write(heartbeat)
    // Before the request's line in the log is written.
    this.#response.prependListener('close', () => this.#stop('left'))
    this.#response.on('error', () => this.#stop('left'))
    this.#heartbeats = setInterval(() => this.#beat(), times.heartbeatMs).unref()
    // Whoever left before is told of no more.
    if (this.#response.destroyed) this.#stop('left')
  }

  get isOver(): boolean {
    return this.#end !== undefined
  }

  get isSlow(): boolean {
    return this.#end === 'slow'
  }

  /** What a client that comes back begins after; browsers remember it by themselves. */
  mark(id: string): void {
    if (!this.isOver) this.#response.write(`id: ${id}\n\n`)
  }

  /** @returns whether there is room for more now; otherwise the stream is over */
  async send(id: string, result: object): Promise<boolean> {
    if (this.isOver) return false
    if (this.#response.write(`id: ${id}\n${nextOf(result)}`)) return true
    await this.#untilRead()
    return !this.isOver
  }

  /** Says why, where there is something to say, and that it is complete; resolves when the connection is closed. */
  async end(end: StreamEnd, reason?: object): Promise<void> {
    this.#stop(end)
    if (this.#response.writableEnded || this.#response.destroyed) return
    const closed = new Promise((resolve) => this.#response.once('close', resolve))
    this.#response.end(`${reason ? nextOf(reason) : ''}event: complete\ndata:\n\n`)
    const cut = setTimeout(() => this.#response.destroy(), this.times.farewellMs)
    await closed
    clearTimeout(cut)
  }

  #beat(): void {
    if (!this.#response.writableNeedDrain) this.#response.write(heartbeat)
  }

  async #untilRead(): Promise<void> {
    const response = this.#response
    await new Promise<void>((resolve) => {
      let turn: NodeJS.Immediate | undefined
      // After a time in which nothing could run, what was read meanwhile is heard of first.
      const timer = setTimeout(() => {
        turn = setImmediate(() => this.#stop('slow'))
      }, this.times.slowAfterMs)
      this.#interrupt = () => {
        clearTimeout(timer)
        clearImmediate(turn)
        response.off('drain', this.#interrupt)
        resolve()
      }
      response.once('drain', this.#interrupt)
    })
  }

  #interrupt = () => {}

  #stop(end: StreamEnd): void {
    if (this.isOver) return
    this.#end = end
    clearInterval(this.#heartbeats)
    this.#interrupt()
    this.onEnd(end)
  }
}

const nextOf = (result: object): string => `event: next\ndata: ${JSON.stringify(result)}\n\n`
