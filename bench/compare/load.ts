import autocannon from 'autocannon'
import type { MeasuredProcess } from './measured-process.js'

const connections = 16

/** The body of one request, and of each again; or what else differs from a POST to the target's path. */
export type NextRequest = () => string | Pick<autocannon.Request, 'method' | 'path' | 'body'>

export interface Figures {
  readonly requests: number
  readonly perSecond: number
  readonly p50: number
  readonly p99: number
  /** Of the server alone. */
  readonly cpuMsPerRequest: number
}

export interface Target {
  readonly server: MeasuredProcess
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
}

const asRequest = (next: ReturnType<NextRequest>) => (typeof next === 'string' ? { body: next } : next)

/** Asks for so many seconds over connections that stay open, each waiting for its answer before it asks again. */
export const loadFor = async (target: Target, next: NextRequest, seconds: number): Promise<Figures> => {
  const { server, path, headers } = target
  const cpuBefore = server.cpuMs()
  const result = await autocannon({
    url: `${server.url}${path}`,
    method: 'POST',
    connections,
    duration: seconds,
    // A connection is closed after a thousand requests, and this client sends one more before it looks.
    reconnectRate: 500,
    headers: { 'content-type': 'application/json', ...headers },
    // A fault can come with 200.
    verifyBody: (body) => !String(body).startsWith('{"errors"'),
    requests: [{ setupRequest: (request) => ({ ...request, ...asRequest(next()) }) }],
  })
  const cpuMs = server.cpuMs() - cpuBefore
  const { total } = result.requests
  const { non2xx, errors, mismatches } = result
  if (non2xx + errors + mismatches > 0 || total === 0) {
    throw new Error(`${server.url}${path}: ${non2xx} refused, ${errors + mismatches} failed, of ${total}.`)
  }
  return {
    requests: total,
    perSecond: total / result.duration,
    p50: result.latency.p50,
    p99: result.latency.p99,
    cpuMsPerRequest: cpuMs / total,
  }
}
