import { TestEnvironment } from 'jest-environment-node'
import { importOnce } from './import-once.mjs'

/** Where tests and what they test are of one world: its modules, and the dates that are handed to and fro. */
export default class GatewayEnvironment extends TestEnvironment {
  async setup() {
    await super.setup()
    this.global.importOnce = importOnce
    this.global.Date = Date
  }
}
