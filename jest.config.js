const shared = {
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: {
    '^(\\.{1,2}/.*)\\.js$': '$1',
    // Its ES modules import JSON in a way of which Jest warns at length.
    '^libphonenumber-js/min$': '<rootDir>/node_modules/libphonenumber-js/min/index.cjs',
  },
  setupFiles: ['reflect-metadata'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        module: { type: 'es6' },
        jsc: {
          target: 'es2022',
          keepClassNames: true,
          parser: { syntax: 'typescript', decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: false },
        },
      },
    ],
  },
}

const onPostgresql = {
  globals: { testedStorage: 'postgresql' },
  globalSetup: '<rootDir>/test/support/postgresql-setup.mjs',
  globalTeardown: '<rootDir>/test/support/postgresql-teardown.mjs',
}

/** `npm test` runs quick and postgresql, `npm run test:long` the long one. */
export default {
  testTimeout: 30_000,
  projects: [
    {
      ...shared,
      displayName: 'quick',
      testMatch: ['<rootDir>/test/**/*.test.ts'],
      testPathIgnorePatterns: ['<rootDir>/test/storage/postgresql/'],
    },
    {
      ...shared,
      ...onPostgresql,
      displayName: 'postgresql',
      testMatch: ['<rootDir>/test/provisioning/**/*.test.ts', '<rootDir>/test/storage/postgresql/*.test.ts'],
      // Tampers with the SQLite file, and looks at it by `npm run db:verify`, which is for SQLite.
      testPathIgnorePatterns: ['<rootDir>/test/provisioning/ledger/audit-chain.test.ts'],
    },
    { ...shared, displayName: 'long', testMatch: ['<rootDir>/test/**/*.long.ts'] },
  ],
}
