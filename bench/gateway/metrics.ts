import { freePort } from '../../test/support/postgresql-server.js'
import { registeredCopy, startGatewayOn } from '../compare/contestants.js'
import type { Target } from '../compare/load.js'
import { type Bench, withTarget } from './part.js'

/** The gateway's own metrics, as they are now. */
export type Metrics = () => Promise<(name: string) => number>

export const withMetrics = async (
  { setting }: Bench,
  work: (gateway: Target, metrics: Metrics) => Promise<void>,
): Promise<void> => {
  const port = await freePort()
  const starting = registeredCopy('gateway', setting).then((file) =>
    startGatewayOn(`file:${file}`, setting, { METRICS_PORT: `${port}` }),
  )
  await withTarget(starting, (gateway) => work(gateway, () => read(port)))
}

const read = async (port: number): Promise<(name: string) => number> => {
  const text = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text()
  return (name) => Number(new RegExp(`^${name} (\\S+)`, 'm').exec(text)?.[1])
}
