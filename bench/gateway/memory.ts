import { bodyOf } from '../compare/contestants.js'
import { loadFor } from '../compare/load.js'
import { type Part, withGateway } from './part.js'

/** What many mixed requests leave in memory. */
export const memory: Part = (bench) =>
  withGateway(bench, async (gateway) => {
    console.log(`at rest: ${gateway.server.residentMb().toFixed(0)} MB`)
    const points: [number, number][] = []
    let sent = 0
    while (sent < bench.requests) {
      sent += (await loadFor(gateway, () => bodyOf(gateway, 'mixed', bench.sample), bench.seconds)).requests
      points.push([sent, gateway.server.residentMb()])
      console.log(`after ${sent} requests: ${points.at(-1)?.[1].toFixed(0)} MB`)
    }
    // The first fifth fills what is remembered.
    const slope = slopeOf(points.slice(points.length / 5))
    console.log(`${(slope * 10_000).toFixed(2)} MB more for each 10,000 requests, of the last four fifths`)
  })

/** Of a straight line through the points. */
const slopeOf = (points: readonly (readonly [number, number])[]): number => {
  const mean = (pick: 0 | 1) => points.reduce((sum, point) => sum + point[pick], 0) / points.length
  const [x, y] = [mean(0), mean(1)]
  const above = points.reduce((sum, point) => sum + (point[0] - x) * (point[1] - y), 0)
  return above / points.reduce((sum, point) => sum + (point[0] - x) ** 2, 0)
}
