import { bodyOf } from '../compare/contestants.js'
import { cpuMsOfFamily } from '../compare/cpu.js'
import type { Scenario } from '../compare/documents.js'
import { loadFor, type Target } from '../compare/load.js'
import { median, sum } from '../compare/numbers.js'
import { withGatewaysOnPostgresql } from './on-postgresql.js'
import { inTurn, type Part } from './part.js'

const compared: readonly Scenario[] = ['byId', 'list20', 'create', 'mixed']

/** The CPU of one request, in milliseconds. */
interface Cost {
  /** Of the gateways that were asked. */
  readonly gateways: number
  /** Of PostgreSQL's processes. */
  readonly database: number
}

/**
 * What a request costs each of two gateways on one PostgreSQL alone, while the other stands idle, and both at once. Each is
 * always asked by as many clients: how many wait decides what can be sent to PostgreSQL in one piece.
 */
export const processes: Part = ({ setting, sample, seconds }) =>
  withGatewaysOnPostgresql(2, setting, async ({ server, gateways }) => {
    const [first, second] = gateways as [Target, Target]
    for (const scenario of compared) {
      const costOf = async (...asked: Target[]): Promise<Cost> => {
        const before = cpuMsOfFamily(server.pid())
        const load = (target: Target) => loadFor(target, () => bodyOf(target, scenario, sample), seconds)
        const figures = await Promise.all(asked.map(load))
        const requests = sum(figures.map((of) => of.requests))
        return {
          gateways: sum(figures.map((of) => of.requests * of.cpuMsPerRequest)) / requests,
          database: (cpuMsOfFamily(server.pid()) - before) / requests,
        }
      }
      const rounds = await inTurn({
        first: () => costOf(first),
        second: () => costOf(second),
        both: () => costOf(first, second),
      })
      const of = (name: string) => rounds.get(name) ?? []
      describe(scenario, medianOf([...of('first'), ...of('second')]), medianOf(of('both')))
    }
  })

const medianOf = (rounds: readonly Cost[]): Cost => ({
  gateways: median(rounds.map(({ gateways }) => gateways)),
  database: median(rounds.map(({ database }) => database)),
})

const describe = (scenario: Scenario, one: Cost, two: Cost): void => {
  for (const [name, { gateways, database }] of Object.entries({ 'one process': one, 'two processes': two })) {
    const share = (100 * database) / (gateways + database)
    console.log(
      `${scenario}, ${name}: ${gateways.toFixed(3)} ms of CPU a request, ` +
        `and PostgreSQL ${database.toFixed(3)} ms, ${share.toFixed(0)} % of both`,
    )
  }
  const times = (2 * one.gateways) / two.gateways
  console.log(`${scenario}: two would serve ${times.toFixed(2)} times as many where PostgreSQL is not the limit`)
}
