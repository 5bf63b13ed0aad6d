/**
 * Changes the code in small ways, one at a time, and looks whether a test fails each time: docs/mutation-testing.md.
 *
 *     npm run test:mutants [-- limits authorisation idempotency rules]
 *
 * Each part takes from minutes to an hour. What has not changed since the last run is not run again.
 */
import { parseArgs } from 'node:util'
import { Stryker } from '@stryker-mutator/core'

interface Part {
  /** The code that is changed. */
  readonly mutate: readonly string[]
  /** The tests that have to notice: nothing else is run. */
  readonly tests: readonly string[]
}

const parts: Readonly<Record<string, Part>> = {
  limits: {
    mutate: ['src/server/limits/*.ts', 'src/server/graphql/{limit-plugin,demand,answer-again}.ts'],
    tests: [
      'server/limits/{edges,costs,attacks,rate-limits,counting}',
      'server/{configuration,answered-again,answer-again}',
    ],
  },
  authorisation: {
    mutate: [
      ...['src/server/graphql/{authorization,authorization-plugin,schema-privacy}.ts', 'src/shared/allowed-to.ts'],
      ...['src/server/sign-in/*.ts', 'src/server/own-host.ts'],
    ],
    tests: [
      ...['server/{roles,schema-privacy,own-host,behind-a-proxy}', 'server/sign-in/*'],
      'server/{authorization,exploring,foreign-pages,without-names}',
    ],
  },
  idempotency: {
    mutate: ['src/provisioning/idempotency/*.ts'],
    tests: ['provisioning/idempotency/*'],
  },
  rules: {
    mutate: ['src/provisioning/**/*.rules.ts', 'src/shared/text.rules.ts'],
    tests: ['provisioning/**/*{.,-}rules', 'shared/text.rules'],
  },
}

/** The share of mutants that has to be noticed, in per cent. */
const shareMin = 85

const test = async (name: string, { mutate, tests }: Part): Promise<void> => {
  await new Stryker({
    plugins: ['@stryker-mutator/jest-runner'],
    testRunner: 'jest',
    testRunnerNodeArgs: ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'],
    jest: {
      configFile: 'test/mutants/jest.config.js',
      config: { testMatch: tests.map((path) => `<rootDir>/test/${path}.test.ts`) },
      enableFindRelatedTests: false,
    },
    mutate: [...mutate],
    ignorePatterns: ['/data', '/docs', '/bench', '/deploy', '/reports'],
    coverageAnalysis: 'perTest',
    // What runs while a module is loaded has run already when its mutant becomes active.
    ignoreStatic: true,
    concurrency: 1,
    timeoutMS: 20_000,
    incremental: true,
    incrementalFile: `reports/mutants/${name}.json`,
    reporters: ['clear-text', 'progress-append-only'],
    clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
    thresholds: { high: 95, low: shareMin, break: shareMin },
    allowConsoleColors: false,
  }).runMutationTest()
}

const { positionals } = parseArgs({ allowPositionals: true })
for (const name of positionals.length > 0 ? positionals : Object.keys(parts)) {
  const part = parts[name]
  if (!part) throw new Error(`There is no part "${name}": there are ${Object.keys(parts).join(', ')}.`)
  await test(name, part)
}
