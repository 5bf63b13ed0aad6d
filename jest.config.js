const shared = {
  testEnvironment: '<rootDir>/test/support/environment.mjs',
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: {
    '^(\\.{1,2}/.*)\\.js$': '$1',
    // Its ES modules import JSON in a way of which Jest warns at length.
    '^libphonenumber-js/min$': '<rootDir>/node_modules/libphonenumber-js/min/index.cjs',
  },
  setupFiles: ['reflect-metadata'],
  transform: {
    '/src/.+\\.ts$': '<rootDir>/test/support/import-once-transform.mjs',
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

const provisioning = '<rootDir>/test/provisioning'

/** Where it matters most which database it is. */
const mostlyDatabase = ['customer', 'event', 'idempotency', 'order', 'retention'].map(
  (folder) => `${provisioning}/${folder}/`,
)

const notForPostgresql = [
  // Tampers with the SQLite file, and looks at it by `npm run db:verify`, which is for SQLite.
  'ledger/audit-chain.test.ts',
  // Start processes or open storage on SQLite files of their own; storage/postgresql/ has its own such tests.
  ...['webhook/webhook-tls.test.ts', 'event/event-outage.test.ts'],
  // What happens on a connection, whatever the database is.
  ...['event/event-streams.test.ts', 'event/slow-follower.test.ts', 'event/event-crowd.test.ts'],
  // Rules alone, without a database.
  ...['country/country-rules.test.ts', 'credential/', '\\.rules\\.test\\.ts$'],
]

/** Where long tests use the PostgreSQL that is started for all; those elsewhere start servers of their own. */
const longOnPostgresql = ['<rootDir>/test/scripts/postgresql/', '<rootDir>/test/storage/postgresql/shared/']

/** `npm test` runs quick and postgresql, `npm run test:long` the others. */
export default {
  testTimeout: 30_000,
  projects: [
    {
      ...shared,
      displayName: 'quick',
      testMatch: ['<rootDir>/test/**/*.test.ts'],
      testPathIgnorePatterns: ['<rootDir>/test/storage/postgresql/', '<rootDir>/test/scripts/postgresql/'],
    },
    {
      ...shared,
      ...onPostgresql,
      displayName: 'postgresql',
      testMatch: [
        ...mostlyDatabase.map((folder) => `${folder}*.test.ts`),
        '<rootDir>/test/storage/postgresql/*.test.ts',
        '<rootDir>/test/scripts/postgresql/*.test.ts',
      ],
      testPathIgnorePatterns: notForPostgresql,
    },
    {
      ...shared,
      displayName: 'long',
      testMatch: ['<rootDir>/test/**/*.long.ts'],
      testPathIgnorePatterns: longOnPostgresql,
    },
    {
      ...shared,
      ...onPostgresql,
      displayName: 'long-postgresql',
      testMatch: [
        `${provisioning}/**/*.test.ts`,
        `${provisioning}/partner/*.long.ts`,
        ...longOnPostgresql.map((place) => `${place}*.long.ts`),
      ],
      testPathIgnorePatterns: [...notForPostgresql, ...mostlyDatabase.map((folder) => `${folder}.*\\.test\\.ts$`)],
    },
  ],
}
