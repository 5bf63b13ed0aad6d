import pg from 'pg'
import { settlesWithin } from '../../shared/settles-within.js'

/** As the trigger on "Event" calls it (prisma/postgresql/migrations). */
const channel = 'csp_gateway_events'

const connectionTimeoutMs = 2_000
const checkIntervalMs = 15_000
const checkTimeoutMs = 5_000
const leaveTimeoutMs = 500
const backoffMs = { least: 250, most: 10_000 }

/**
 * What other processes tell of, on a connection of its own that is made again whenever it breaks. Through a pool of
 * connections that changes with each transaction nothing is ever heard.
 */
export class EventNotifications {
  #client: pg.Client | undefined
  #timer: NodeJS.Timeout | undefined
  #failures = 0
  #isStopped = false

  constructor(
    private readonly url: string,
    private readonly onEvents: (partnerId?: string) => void,
  ) {}

  start(): void {
    void this.#connect()
  }

  async stop(): Promise<void> {
    this.#isStopped = true
    clearTimeout(this.#timer)
    await this.#leave()
  }

  async #connect(): Promise<void> {
    const client = new pg.Client({
      connectionString: this.url,
      application_name: 'csp-gateway events',
      connectionTimeoutMillis: connectionTimeoutMs,
      query_timeout: checkTimeoutMs,
      keepAlive: true,
    })
    this.#client = client
    client.on('notification', ({ payload }) => this.onEvents(payload))
    client.on('error', () => this.#retry(client))
    client.on('end', () => this.#retry(client))
    try {
      await client.connect()
      await client.query(`LISTEN ${channel}`)
    } catch {
      // Whatever it was, it is tried again, and until then whoever listens looks by itself.
      this.#retry(client)
      return
    }
    if (this.#client !== client) return
    this.#failures = 0
    // Nobody knows what was told meanwhile.
    this.onEvents()
    this.#check(client)
  }

  /** Nothing is sent on a connection that only listens, so its end could stay unnoticed. */
  #check(client: pg.Client): void {
    if (this.#isStopped || this.#client !== client) return
    this.#timer = setTimeout(async () => {
      try {
        await client.query('SELECT 1')
        this.#check(client)
      } catch {
        this.#retry(client)
      }
    }, checkIntervalMs).unref()
  }

  #retry(client: pg.Client): void {
    if (this.#isStopped || this.#client !== client) return
    void this.#leave()
    clearTimeout(this.#timer)
    const delayMs = Math.min(backoffMs.most, backoffMs.least * 2 ** this.#failures)
    this.#failures += 1
    this.#timer = setTimeout(() => void this.#connect(), delayMs * (0.5 + Math.random() / 2)).unref()
  }

  async #leave(): Promise<void> {
    const client = this.#client
    this.#client = undefined
    client?.removeAllListeners()
    if (!client) return
    // It still tells of its end, and a server that stands still never lets go.
    client.on('error', () => {})
    await settlesWithin(client.end(), leaveTimeoutMs)
  }
}
