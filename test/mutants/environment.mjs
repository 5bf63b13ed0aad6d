import { mixinJestEnvironment } from '@stryker-mutator/jest-runner'
import GatewayEnvironment from '../support/environment.mjs'

/**
 * Node loads src once for each process, outside of Jest (import-once.mjs), and all mutants of a run are in it: which one is
 * active is said by an object of the runner's. What was loaded finds it in the process itself, and the runner tells the
 * active one by a variable only, which is read when a module is loaded first.
 */
export default class MutantEnvironment extends mixinJestEnvironment(GatewayEnvironment) {
  constructor(config, context) {
    super(config, context)
    globalThis.__stryker__ = this.global.__stryker__
    globalThis.__stryker__.activeMutant = process.env.__STRYKER_ACTIVE_MUTANT__
  }
}
