import { fileURLToPath } from 'node:url'
import config from '../../jest.config.js'

const [quick] = config.projects

/** The quick tests, of which scripts/test-mutants.ts names those that a part is tested by. */
export default {
  ...quick,
  rootDir: '../..',
  // Nothing else is looked through before each mutant.
  roots: ['<rootDir>/test', '<rootDir>/src'],
  // Many a mutant makes a test wait for ever.
  testTimeout: 10_000,
  // The runner loads it by itself, before Jest knows its root.
  testEnvironment: fileURLToPath(new URL('environment.mjs', import.meta.url)),
}
