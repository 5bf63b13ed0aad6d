import { bodyOf } from '../compare/contestants.js'
import { loadFor } from '../compare/load.js'
import { type Part, withGateway } from './part.js'

/** How long readers wait while as much is written as can be. */
export const writes: Part = (bench) =>
  withGateway(bench, async (gateway) => {
    const { sample, seconds } = bench
    const read = () => loadFor(gateway, () => bodyOf(gateway, 'byId', sample), seconds)
    const create = () => loadFor(gateway, () => bodyOf(gateway, 'create', sample), seconds)
    await create()
    const alone = await read()
    const [beside, created] = await Promise.all([read(), create()])
    console.log(`byId alone: p50 ${alone.p50} ms, p99 ${alone.p99} ms`)
    console.log(
      `byId while ${created.perSecond.toFixed(0)} creates a second: p50 ${beside.p50} ms, p99 ${beside.p99} ms`,
    )
  })
