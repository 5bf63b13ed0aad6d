import { once } from 'node:events'
import { Agent, type IncomingMessage, request } from 'node:http'
import { text } from 'node:stream/consumers'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Figures, Target } from './load.js'
import { quantile } from './numbers.js'

interface Schedule {
  /** On average: the moments know nothing of each other, as those of many callers (a Poisson process). */
  readonly perSecond: number
  readonly seconds: number
}

/**
 * Asks by the clock, whether or not what was asked before is answered. A late answer is counted from the moment at which
 * it should have been asked for, so that a client that is late itself hides nothing.
 */
export const loadByClock = async (
  target: Target,
  next: () => string,
  { perSecond, seconds }: Schedule,
): Promise<Figures> => {
  const agent = new Agent({ keepAlive: true })
  const times: number[] = []
  const failures: unknown[] = []
  const askAt = async (due: number): Promise<void> => {
    const askedAt = Math.min(due, performance.now())
    try {
      await ask(target, agent, next())
      times.push(performance.now() - askedAt)
    } catch (failure) {
      failures.push(failure)
    }
  }
  const begun = performance.now()
  const end = begun + seconds * 1_000
  const cpuBefore = target.server.cpuMs()
  const asked: Promise<void>[] = []
  for (let due = begun + gapMs(perSecond); due < end; due += gapMs(perSecond)) {
    await until(due)
    asked.push(askAt(due))
  }
  await Promise.all(asked)
  const elapsedSeconds = (performance.now() - begun) / 1_000
  const cpuMs = target.server.cpuMs() - cpuBefore
  agent.destroy()
  if (failures.length > 0) {
    throw new Error(`${failures.length} of ${asked.length} failed, the first:`, { cause: failures[0] })
  }
  return {
    requests: times.length,
    perSecond: times.length / elapsedSeconds,
    p50: quantile(times, 0.5),
    p99: quantile(times, 0.99),
    cpuMsPerRequest: cpuMs / times.length,
  }
}

const gapMs = (perSecond: number): number => (-Math.log(1 - Math.random()) * 1_000) / perSecond

/** As near as timers come: they count whole milliseconds. */
const until = async (due: number): Promise<void> => {
  const ms = Math.floor(due - performance.now())
  if (ms > 0) await sleep(ms)
}

const ask = async ({ server, path, headers }: Target, agent: Agent, body: string): Promise<void> => {
  const sent = request(`${server.url}${path}`, {
    method: 'POST',
    agent,
    headers: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body), ...headers },
  })
  sent.end(body)
  const [response] = (await once(sent, 'response')) as [IncomingMessage]
  const answer = await text(response)
  // A fault can come with 200.
  if (response.statusCode !== 200 || answer.startsWith('{"errors"')) {
    throw new Error(`${server.url}${path}: ${response.statusCode} ${answer}`)
  }
}
