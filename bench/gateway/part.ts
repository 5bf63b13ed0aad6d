import { type Setting, startContestant } from '../compare/contestants.js'
import type { Figures, Target } from '../compare/load.js'
import { median } from '../compare/numbers.js'
import type { Sample } from '../compare/sample.js'

/** What every part is given. */
export interface Bench {
  readonly setting: Setting
  readonly sample: Sample
  /** For how long each load lasts. */
  readonly seconds: number
  /** After how many the memory is looked at. */
  readonly requests: number
}

/** Measures one thing, and prints it. */
export type Part = (bench: Bench) => Promise<void>

/** Three rounds of each in turn, after one that does not count. */
export const inTurn = async <Measured>(
  loads: Readonly<Record<string, () => Promise<Measured>>>,
): Promise<ReadonlyMap<string, readonly Measured[]>> => {
  const found = new Map<string, Measured[]>(Object.keys(loads).map((name) => [name, []]))
  for (let round = 0; round < 4; round += 1) {
    for (const [name, load] of Object.entries(loads)) {
      const measured = await load()
      if (round > 0) found.get(name)?.push(measured)
    }
  }
  return found
}

/** The CPU of one request, in milliseconds. */
export const compareCpu = async (loads: Readonly<Record<string, () => Promise<Figures>>>): Promise<void> => {
  for (const [name, rounds] of await inTurn(loads)) {
    const cpu = median(rounds.map(({ cpuMsPerRequest }) => cpuMsPerRequest))
    console.log(`${name}: ${cpu.toFixed(3)} ms of CPU a request`)
  }
}

export const withGateway = ({ setting }: Bench, work: (gateway: Target) => Promise<void>): Promise<void> =>
  withTarget(startContestant('gateway', setting), work)

/** Stops it after the work, whatever comes of that. */
export const withTarget = async (starting: Promise<Target>, work: (target: Target) => Promise<void>): Promise<void> => {
  const target = await starting
  try {
    await work(target)
  } finally {
    await target.server.stop()
  }
}
