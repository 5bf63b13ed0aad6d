import { writeFile } from 'node:fs/promises'
import { describe, expect, test } from '@jest/globals'
import { readConfiguration } from '../../src/server/configuration.js'
import { StartRefused } from '../../src/shared/start-refused.js'
import { describeLocation } from '../../src/storage/open-storage.js'
import { aFolder } from '../support/folder.js'

const folder = aFolder()
const key = Buffer.alloc(32, 7).toString('base64')

describe('readConfiguration', () => {
  test('needs nothing', () => {
    expect(readConfiguration({})).toMatchObject({
      host: '127.0.0.1',
      port: 4000,
      logLevel: 'info',
      serverKey: undefined,
      isPrivateWebhookAllowed: false,
      eventRetentionDays: 30,
      eventStreamsMax: 1_000,
    })
    expect(readConfiguration({}).database).toEqual({ file: expect.stringMatching(/\/data\/gateway\.db$/) })
  })

  test('takes what is given, and what is empty as not given', () => {
    const environment = {
      HOST: '::1',
      PORT: '0',
      DATABASE_URL: 'file:/var/lib/x.db',
      LOG_LEVEL: '',
      SANDBOX_COUNTRY: 'de',
      SERVER_KEY: key,
      WEBHOOK_ALLOW_PRIVATE: 'true',
      EVENT_RETENTION_DAYS: '7',
      EVENT_STREAMS_MAX: '20',
    }
    expect(readConfiguration(environment)).toEqual({
      host: '::1',
      port: 0,
      database: { file: '/var/lib/x.db' },
      logLevel: 'info',
      sandboxCountry: 'DE',
      serverKey: Buffer.alloc(32, 7),
      consoleSignIn: { way: 'SANDBOX' },
      isPrivateWebhookAllowed: true,
      eventRetentionDays: 7,
      http: {
        tls: undefined,
        trustedProxies: [],
        corsOrigins: [],
        connectionsMax: 2_000,
        rateLimits: { perMinute: expect.any(Object), inSandbox: {} },
        trustedDocuments: { isOnly: false, file: undefined },
      },
      eventStreamsMax: 20,
      operation: { metrics: undefined, traceUrl: undefined, shutdownDelayMs: 0 },
    })
  })

  test('takes where metrics and traces go, and a delay at the end', () => {
    const environment = {
      METRICS_HOST: '::1',
      METRICS_PORT: '9464',
      OTEL_EXPORTER_OTLP_ENDPOINT: 'http://collector.example:4318/',
      SHUTDOWN_DELAY_MS: '5000',
    }
    expect(readConfiguration(environment).operation).toEqual({
      metrics: { host: '::1', port: 9464 },
      traceUrl: 'http://collector.example:4318/v1/traces',
      shutdownDelayMs: 5_000,
    })
  })

  test('takes proxies, origins and limits', () => {
    const environment = {
      TRUST_PROXY: '10.0.0.7, 192.168.0.0/24',
      CORS_ORIGINS: 'https://console.example.com,http://localhost:5173',
      MAX_CONNECTIONS: '50',
      RATE_LIMITS: 'createCustomer=5, partner=100',
      TRUSTED_DOCUMENTS: 'only',
    }
    expect(readConfiguration(environment).http).toMatchObject({
      trustedProxies: ['10.0.0.7', '192.168.0.0/24'],
      corsOrigins: ['https://console.example.com', 'http://localhost:5173'],
      connectionsMax: 50,
      rateLimits: { inSandbox: { createCustomer: 5, partner: 100, domainAvailability: 30 } },
      trustedDocuments: { isOnly: true },
    })
    expect(readConfiguration({ RATE_LIMITS: 'off' }).http.rateLimits.perMinute).toEqual({})
    const spacious = readConfiguration({ RATE_LIMITS: ' createCustomer = 7 ' })
    expect(spacious.http.rateLimits.perMinute).toMatchObject({ createCustomer: 7 })
    const names = 'partner, customer, createCustomer, checkCustomer, domainAvailability'
    expect(() => readConfiguration({ RATE_LIMITS: 'none' })).toThrow(`(of ${names})`)
  })

  test('refuses to be reached by others without TLS, by itself or by a proxy', () => {
    const environment = { HOST: '0.0.0.0', OIDC_ISSUER: 'https://login.example.com', OIDC_AUDIENCE: 'api://gateway' }
    expect(() => readConfiguration(environment)).toThrow(
      /^HOST is "0.0.0.0", which others reach.*Set TLS_CERT and TLS_KEY/,
    )
    expect(readConfiguration({ ...environment, TLS_CERT: '/c.pem', TLS_KEY: '/k.pem' }).host).toBe('0.0.0.0')
  })

  test.each([{ TLS_CERT: '/x.pem' }, { TLS_KEY: '/x.pem' }])('refuses half a certificate: %p', (environment) => {
    expect(() => readConfiguration(environment)).toThrow(/^TLS_CERT and TLS_KEY go together/)
  })

  test('takes a PostgreSQL database, with a replica and a login for migrating', () => {
    const environment = {
      DATABASE_URL: 'postgresql://a:b@db.example:5432/gateway',
      DATABASE_READ_URL: 'postgres://a:b@replica.example/gateway',
      DATABASE_MIGRATION_URL: 'postgresql://owner:c@db.example/gateway',
    }
    const { database } = readConfiguration(environment)
    expect(database).toEqual({
      url: environment.DATABASE_URL,
      readUrl: environment.DATABASE_READ_URL,
      migrationUrl: environment.DATABASE_MIGRATION_URL,
    })
    expect(describeLocation(database)).toBe('PostgreSQL at db.example:5432/gateway')
  })

  test.each([
    ['DATABASE_URL', { DATABASE_URL: 'mysql://a:canary@b/c' }],
    ['DATABASE_URL', { DATABASE_URL: 'postgresql://a:canary@b:port/c' }],
    ['DATABASE_READ_URL', { DATABASE_URL: 'postgresql://a@b/c', DATABASE_READ_URL: 'http://a:canary@b' }],
    ['DATABASE_MIGRATION_URL', { DATABASE_MIGRATION_URL: 'postgresql://a:canary@b/c' }],
    ['OTEL_EXPORTER_OTLP_ENDPOINT', { OTEL_EXPORTER_OTLP_ENDPOINT: 'ftp://a:canary@b' }],
  ])('refuses a wrong %s without showing the password in it', (name, environment) => {
    expect(() => readConfiguration(environment)).toThrow(new RegExp(`^${name} is `))
    expect(() => readConfiguration(environment)).not.toThrow(/canary/)
  })

  test.each([
    [{ OIDC_ISSUER: 'https://login.example.com' }, 'OIDC_AUDIENCE'],
    [{ OIDC_AUDIENCE: 'api://csp-gateway' }, 'OIDC_ISSUER'],
    [{ OIDC_JWKS_URL: 'https://login.example.com/keys' }, 'OIDC_ISSUER'],
  ])('refuses half of a sign-in: %o', (environment, missing) => {
    expect(() => readConfiguration(environment)).toThrow(new RegExp(`^${missing} is not set`))
  })

  test('refuses a client of the console where there is no provider for it', () => {
    expect(() => readConfiguration({ OIDC_CONSOLE_CLIENT_ID: 'console' })).toThrow(/OIDC_ISSUER is not/)
  })

  test('lets others in only where they have to sign in', () => {
    const openIdConnect = { OIDC_ISSUER: 'https://login.example.com', OIDC_AUDIENCE: 'api://csp-gateway' }
    expect(readConfiguration({ HOST: '0.0.0.0', TRUST_PROXY: '10.0.0.0/8', ...openIdConnect })).toMatchObject({
      host: '0.0.0.0',
      openIdConnect: { audience: 'api://csp-gateway', tokenType: 'at+jwt', claims: { tenant: 'tid', roles: 'roles' } },
    })
  })

  test.each([
    ['HOST', '0.0.0.0'],
    ['HOST', '192.168.0.7'],
    ['HOST', 'example.com'],
    ['OIDC_ISSUER', 'http://login.example.com'],
    ['OIDC_ROLES_CLAIM', 'a b'],
    ['OIDC_CONSOLE_SCOPES', 'profile'],
    ['PORT', '80a'],
    ['PORT', '65536'],
    ['PORT', '-1'],
    ['DATABASE_URL', 'file:'],
    ['DATABASE_URL', 'file:./x.db?mode=memory'],
    ['LOG_LEVEL', 'loud'],
    ['SANDBOX_COUNTRY', 'RU'],
    ['WEBHOOK_ALLOW_PRIVATE', 'yes'],
    ['METRICS_HOST', 'metrics.example'],
    ['METRICS_PORT', '65536'],
    ['SHUTDOWN_DELAY_MS', '-1'],
    ['SHUTDOWN_DELAY_MS', '60001'],
    ['EVENT_RETENTION_DAYS', '0'],
    ['EVENT_RETENTION_DAYS', '3651'],
    ['EVENT_RETENTION_DAYS', '1.5'],
    ['TRUST_PROXY', 'proxy.example.com'],
    ['TRUST_PROXY', '10.0.0.0/40'],
    ['CORS_ORIGINS', '*'],
    ['CORS_ORIGINS', 'https://example.com/console'],
    ['MAX_CONNECTIONS', '0'],
    ['RATE_LIMITS', 'createCustomer=0'],
    ['RATE_LIMITS', 'createCustomers=5'],
    ['RATE_LIMITS', 'at most createCustomer=5'],
    ['RATE_LIMITS', 'createCustomer=5.5'],
    ['TRUSTED_DOCUMENTS', 'off'],
  ])('refuses %s=%s and names the variable, the value and what would be right', (name, value) => {
    expect(() => readConfiguration({ [name]: value })).toThrow(StartRefused)
    expect(() => readConfiguration({ [name]: value })).toThrow(
      new RegExp(`^${name} is "${value.replace(/[.?*+]/g, '\\$&')}"\\. It has to be .{20,}`),
    )
  })

  test.each(['short', 'not base64!', Buffer.alloc(31).toString('base64')])(
    'refuses a weak SERVER_KEY without showing it: %s',
    (value) => {
      expect(() => readConfiguration({ SERVER_KEY: value })).toThrow(/^SERVER_KEY is a value that is not shown\./)
    },
  )

  test('takes a value from a file as well, and says when it cannot be read or stands in both', async () => {
    const file = folder.file('key')
    await writeFile(file, `${key}\n`)
    expect(readConfiguration({ SERVER_KEY_FILE: file }).serverKey).toEqual(Buffer.alloc(32, 7))
    expect(readConfiguration({ SERVER_KEY_FILE: '' }).serverKey).toBeUndefined()
    const missing = folder.file('nothing')
    expect(() => readConfiguration({ DATABASE_URL_FILE: missing })).toThrow(
      `DATABASE_URL_FILE is "${missing}", which cannot be read (ENOENT).`,
    )
    expect(() => readConfiguration({ SERVER_KEY_FILE: file, SERVER_KEY: key })).toThrow(
      'SERVER_KEY and SERVER_KEY_FILE are both set. Set one of them.',
    )
    // This one is a variable of its own, which names a file.
    const documents = readConfiguration({ TRUSTED_DOCUMENTS_FILE: file }).http.trustedDocuments
    expect(documents).toEqual({ isOnly: false, file })
  })

  test('tells of all that is wrong at once', () => {
    expect(() => readConfiguration({ PORT: 'x', LOG_LEVEL: 'y' })).toThrow(/^PORT.*\nLOG_LEVEL/)
  })
})
