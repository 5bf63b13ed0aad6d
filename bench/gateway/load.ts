import { bodyOf } from '../compare/contestants.js'
import { cpuMsOfMachine } from '../compare/cpu.js'
import { type Figures, loadFor } from '../compare/load.js'
import { loadByClock } from '../compare/load-by-clock.js'
import { type Metrics, withMetrics } from './metrics.js'
import type { Part } from './part.js'

/** Of the most that one gateway can serve. */
const share = 0.7

/**
 * How long the event loop of a gateway is held up while 70 % of what it can serve at most is asked for. Both loads are sent
 * once before that does not count: the first one fills and compiles, here and there.
 */
export const load: Part = (bench) =>
  withMetrics(bench, async (gateway, metrics) => {
    const { seconds, sample } = bench
    const next = () => bodyOf(gateway, 'mixed', sample)
    await loadFor(gateway, next, seconds)
    const most = await loadFor(gateway, next, seconds)
    console.log(`as fast as it answers: ${most.perSecond.toFixed(0)} mixed requests a second`)
    const asked = most.perSecond * share
    const byClock = () => loadByClock(gateway, next, { perSecond: asked, seconds })
    await byClock()
    await takeEventLoopDelay(metrics)
    const { figures, coresOfOthers } = await besideOthers(byClock)
    const delay = await takeEventLoopDelay(metrics)
    const { perSecond, p50, p99, cpuMsPerRequest } = figures
    console.log(`asked for ${asked.toFixed(0)} a second by the clock, answered ${perSecond.toFixed(0)} a second`)
    console.log(`answers: p50 ${p50.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms`)
    console.log(`event loop's delay: ${delay}`)
    console.log(
      `cores: ${((perSecond * cpuMsPerRequest) / 1_000).toFixed(2)} the gateway, ` +
        `${coresOfOthers.toFixed(2)} what has nothing to do with this`,
    )
  })

/** A load, and how many cores were taken meanwhile by neither the gateway nor this process, on average. */
const besideOthers = async (load: () => Promise<Figures>) => {
  const [begun, machine, own] = [performance.now(), cpuMsOfMachine(), process.cpuUsage()]
  const figures = await load()
  const { user, system } = process.cpuUsage(own)
  const ofOthers = cpuMsOfMachine() - machine - (user + system) / 1_000 - figures.requests * figures.cpuMsPerRequest
  return { figures, coresOfOthers: Math.max(0, ofOthers) / (performance.now() - begun) }
}

/** What Node looks at the loop by is a timer of 10 ms, and it tells the whole time from one to the next. */
const timerMs = 10

/** @returns the delay since it was last taken */
const takeEventLoopDelay = async (metrics: Metrics): Promise<string> => {
  const figureOf = await metrics()
  const ms = (figure: string) =>
    `${Math.max(0, figureOf(`nodejs_eventloop_lag_${figure}_seconds`) * 1_000 - timerMs).toFixed(1)} ms`
  return `p50 ${ms('p50')}, p99 ${ms('p99')}, at most ${ms('max')}`
}
