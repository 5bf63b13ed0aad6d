import { setTimeout as sleep } from 'node:timers/promises'
import { bodyOf } from '../compare/contestants.js'
import { loadFor } from '../compare/load.js'
import { type Metrics, withMetrics } from './metrics.js'
import type { Part } from './part.js'

/** How often the heap is looked at, in milliseconds. */
const lookMs = 100

interface Point {
  readonly sent: number
  readonly residentMb: number
  readonly heapMb: number
}

/**
 * What many mixed requests leave in memory. What a process has taken says how much V8 likes to have; what is still in use
 * is the least that its heap had meanwhile, after a collection.
 */
export const memory: Part = (bench) =>
  withMetrics(bench, async (gateway, metrics) => {
    console.log(`at rest: ${gateway.server.residentMb().toFixed(0)} MB`)
    const points: Point[] = []
    let sent = 0
    while (sent < bench.requests) {
      const load = () => loadFor(gateway, () => bodyOf(gateway, 'mixed', bench.sample), bench.seconds)
      const { result, heapMb } = await leastHeap(metrics, load)
      sent += result.requests
      const residentMb = gateway.server.residentMb()
      points.push({ sent, residentMb, heapMb })
      console.log(`after ${sent} requests: ${residentMb.toFixed(0)} MB, of the heap ${heapMb.toFixed(1)} MB in use`)
    }
    // The first fifth fills what is remembered.
    const later = points.slice(points.length / 5)
    for (const [name, what] of [['residentMb', 'in all'] as const, ['heapMb', 'of the heap in use'] as const]) {
      const slope = slopeOf(later.map((point) => [point.sent, point[name]]))
      console.log(`${(slope * 10_000).toFixed(2)} MB more ${what} for each 10,000 requests, of the last four fifths`)
    }
  })

const leastHeap = async <Result>(metrics: Metrics, work: () => Promise<Result>) => {
  const working = work()
  let isDone = false
  const looking = async (): Promise<number> => {
    let least = Number.POSITIVE_INFINITY
    while (!isDone) {
      least = Math.min(least, (await metrics())('nodejs_heap_size_used_bytes') / 1_048_576)
      await sleep(lookMs)
    }
    return least
  }
  const looked = looking()
  const result = await working.finally(() => {
    isDone = true
  })
  return { result, heapMb: await looked }
}

/** Of a straight line through the points. */
const slopeOf = (points: readonly (readonly [number, number])[]): number => {
  const mean = (pick: 0 | 1) => points.reduce((sum, point) => sum + point[pick], 0) / points.length
  const [x, y] = [mean(0), mean(1)]
  const above = points.reduce((sum, point) => sum + (point[0] - x) * (point[1] - y), 0)
  return above / points.reduce((sum, point) => sum + (point[0] - x) ** 2, 0)
}
