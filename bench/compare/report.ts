import type { Contestant } from './contestants.js'
import type { Figures } from './load.js'
import { median } from './numbers.js'

/** The rounds of each server in one scenario. */
export type Results = ReadonlyMap<Contestant, readonly Figures[]>

const of = (rounds: readonly Figures[], figure: keyof Figures): number => median(rounds.map((round) => round[figure]))

/** Medians over the rounds, and how much CPU of the server's a request costs compared with the gateway's. */
export const describe = (scenario: string, results: Results): string => {
  const own = of(results.get('gateway') ?? [], 'cpuMsPerRequest')
  const rows = [...results].map(([name, rounds]) => {
    const cpu = of(rounds, 'cpuMsPerRequest')
    const figures = [
      of(rounds, 'perSecond').toFixed(0),
      of(rounds, 'p50').toFixed(1),
      of(rounds, 'p99').toFixed(1),
      cpu.toFixed(3),
      own > 0 ? (cpu / own).toFixed(2) : '',
    ]
    return `| ${[name, ...figures].join(' | ')} |`
  })
  return [
    `### ${scenario}`,
    '',
    '| | requests/s | p50 ms | p99 ms | CPU ms a request | of the gateway’s |',
    '|---|---|---|---|---|---|',
    ...rows,
    '',
  ].join('\n')
}
