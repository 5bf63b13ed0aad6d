/**
 * The gateway beside others on the same data, in one run: what everybody builds with the same packages, a quick stack, and
 * what the machine can do at all (bench/README.md).
 *
 *     npm run bench [-- --scenario list20 --customers 10000 --rounds 3 --seconds 4 --folder DIR]
 */
import 'reflect-metadata'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { checkAnswers } from './compare/check.js'
import { bodyOf, type Contestant, contestants, type Setting, startContestant } from './compare/contestants.js'
import { type Scenario, scenarios } from './compare/documents.js'
import { startIssuer } from './compare/issuer.js'
import { type Figures, loadFor, type Target } from './compare/load.js'
import { describe } from './compare/report.js'
import { Sample } from './compare/sample.js'
import { seededFileIn, serverKey } from './compare/seeded.js'

const { values } = parseArgs({
  options: {
    scenario: { type: 'string', multiple: true },
    only: { type: 'string', multiple: true },
    customers: { type: 'string', default: '10000' },
    rounds: { type: 'string', default: '3' },
    seconds: { type: 'string', default: '4' },
    folder: { type: 'string' },
  },
})

/**
 * Of each server before its first round, as V8 compiles for seconds what is long, as creating a customer; and before each
 * other one, as it is slower for a moment after it has rested while the others had their turn.
 */
const warmUpSeconds = { first: 5, other: 2 }

const chosen = <Name extends string>(all: readonly Name[], names: readonly string[] | undefined): readonly Name[] => {
  const unknown = names?.find((name) => !all.includes(name as Name))
  if (unknown) throw new Error(`There is no "${unknown}". There are: ${all.join(', ')}.`)
  return names ? all.filter((name) => names.includes(name)) : all
}

const run = async (setting: Setting, sample: Sample): Promise<void> => {
  const targets = new Map<Contestant, Target>()
  try {
    // What records reads no otherwise than what does not: it runs when it is asked for.
    const only = values.only ?? contestants.filter((name) => name !== 'recording usual')
    for (const name of chosen(contestants, only)) targets.set(name, await startContestant(name, setting))
    for (const [name, { server }] of targets) {
      console.log(`${name}: ready after ${server.readyMs.toFixed(0)} ms, ${server.residentMb().toFixed(0)} MB`)
    }
    await checkAnswers(targets, sample)
    for (const scenario of chosen(scenarios, values.scenario)) {
      console.log(describe(scenario, await measure(targets, scenario, sample)))
    }
    for (const [name, { server }] of targets) console.log(`${name}: ${server.residentMb().toFixed(0)} MB at the end`)
  } finally {
    for (const { server } of targets.values()) await server.stop()
  }
}

/** Each round begins with another server, so that none always has the machine at its best. */
const measure = async (targets: ReadonlyMap<Contestant, Target>, scenario: Scenario, sample: Sample) => {
  const results = new Map<Contestant, Figures[]>([...targets.keys()].map((name) => [name, []]))
  const names = [...targets.keys()]
  for (let round = 0; round < Number(values.rounds); round += 1) {
    for (const name of [...names.slice(round % names.length), ...names.slice(0, round % names.length)]) {
      const target = targets.get(name) as Target
      const next = () => bodyOf(target, scenario, sample)
      await loadFor(target, next, round === 0 ? warmUpSeconds.first : warmUpSeconds.other)
      results.get(name)?.push(await loadFor(target, next, Number(values.seconds)))
    }
  }
  return results
}

const folder = values.folder ?? mkdtempSync(join(tmpdir(), 'csp-gateway-bench-'))
const seededFile = seededFileIn(folder, values.customers)
const issuer = await startIssuer()
try {
  await run({ folder, seededFile, serverKey, issuer }, new Sample(seededFile))
} finally {
  issuer.stop()
}
