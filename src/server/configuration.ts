import { isIP } from 'node:net'
import { resolve } from 'node:path'
import { z } from 'zod'
import { marketOf } from '../provisioning/country/country.markets.js'
import { StartRefused } from '../shared/start-refused.js'
import { type DatabaseLocation, isPostgresqlUrl } from '../storage/open-storage.js'
import { type HttpSettings, httpSettingsOf, httpVariables } from './http-variables.js'
import { type OperationSettings, operationSettingsOf, operationVariables, port } from './operation-variables.js'
import type { OpenIdConnect } from './sign-in/access-tokens.js'
import { type ConsoleSignIn, consoleSignInVariables, toConsoleSignIn } from './sign-in/console-sign-in.js'
import { type SignInVariables, signInVariables, toOpenIdConnect } from './sign-in/sign-in-variables.js'
import { withFiles } from './variable-files.js'

export interface Configuration {
  readonly host: string
  readonly port: number
  readonly database: DatabaseLocation
  readonly logLevel: LogLevel
  /** Where the sandbox partner is: it decides where it may sell. ISO 3166-1 alpha-2. */
  readonly sandboxCountry: string
  /** At least 32 bytes; undefined: taken from a file beside the SQLite file. */
  readonly serverKey: Buffer | undefined
  /** How the partners' people and programs sign in; undefined: a sandbox, where whoever comes is an Admin agent. */
  readonly openIdConnect: OpenIdConnect | undefined
  readonly consoleSignIn: ConsoleSignIn
  /** Whether events may also be sent over http and to addresses that are not of the public internet. */
  readonly isPrivateWebhookAllowed: boolean
  /** For how many days events are kept, and deliveries that are over. */
  readonly eventRetentionDays: number
  readonly http: HttpSettings
  /** How many streams of events may be open at a time. */
  readonly eventStreamsMax: number
  readonly operation: OperationSettings
}

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const
type LogLevel = (typeof logLevels)[number]

const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'))

const postgresqlUrl = z
  .string()
  .optional()
  .refine(
    (url) => url === undefined || isPostgresqlUrl(url),
    'the URL of a PostgreSQL database, such as postgresql://user@host:5432/name',
  )

const variables = z.object({
  ...signInVariables,
  ...consoleSignInVariables,
  HOST: z.string().default('127.0.0.1'),
  PORT: z.string().default('4000').pipe(port),
  DATABASE_URL: z
    .string()
    .default('file:./data/gateway.db')
    .refine(
      (url) => isPostgresqlUrl(url) || (/^file:.+/.test(url) && !/[?#]/.test(url)),
      'the URL of an SQLite file, such as file:./data/gateway.db, or of a PostgreSQL database, such as postgresql://user@host:5432/name',
    ),
  DATABASE_READ_URL: postgresqlUrl,
  DATABASE_MIGRATION_URL: postgresqlUrl,
  LOG_LEVEL: z
    .string()
    .default('info')
    .refine((level): level is LogLevel => logLevels.some((known) => known === level), `one of ${logLevels.join(', ')}`),
  SANDBOX_COUNTRY: z
    .string()
    .default('US')
    .transform((code) => code.toUpperCase())
    .refine(
      (code) => marketOf(code).length > 0,
      'the two letters (ISO 3166-1) of a country that partners can be in, such as US or DE',
    ),
  SERVER_KEY: z
    .string()
    .optional()
    .refine(
      (key) => key === undefined || decodeKey(key).length >= 32,
      'at least 32 random bytes in base64, such as `openssl rand -base64 32` prints',
    )
    .transform((key) => (key === undefined ? undefined : decodeKey(key))),
  WEBHOOK_ALLOW_PRIVATE: z
    .string()
    .default('false')
    .refine((text) => text === 'true' || text === 'false', 'true, to allow http and private addresses, or false')
    .transform((text) => text === 'true'),
  EVENT_RETENTION_DAYS: z
    .string()
    .default('30')
    .refine(
      (text) => /^\d{1,4}$/.test(text) && Number(text) >= 1 && Number(text) <= 3_650,
      'a number of days from 1 to 3650',
    )
    .transform(Number),
  ...httpVariables,
  EVENT_STREAMS_MAX: z
    .string()
    .default('1000')
    .refine((text) => /^\d{1,6}$/.test(text), 'a number of streams from 0 to 999999')
    .transform(Number),
  ...operationVariables,
})

/** The names of all variables. */
export const variableNames: readonly string[] = Object.keys(variables.shape)

/** Strict: Buffer.from would drop what is not base64 and make a shorter key of it. */
const decodeKey = (text: string): Buffer =>
  /^[A-Za-z0-9+/_-]+={0,2}$/.test(text) ? Buffer.from(text, 'base64') : Buffer.alloc(0)

/**
 * Reads the environment, once; nothing else does. A variable that is set to nothing counts as not set; its value can
 * also be in a file.
 *
 * @throws StartRefused that names each wrong variable, its value and what would be right
 */
export const readConfiguration = (environment: Readonly<Record<string, string | undefined>>): Configuration => {
  const set = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''))
  const given = withFiles(set, variableNames)
  const parsed = variables.safeParse(given)
  if (!parsed.success) throw new StartRefused(parsed.error.issues.map((found) => describe(found, given)).join('\n'))
  const openIdConnect = openIdConnectOf(parsed.data)
  const { HOST, PORT, LOG_LEVEL, SANDBOX_COUNTRY, SERVER_KEY } = parsed.data
  return {
    host: HOST,
    port: PORT,
    database: locationOf(parsed.data),
    logLevel: LOG_LEVEL,
    sandboxCountry: SANDBOX_COUNTRY,
    serverKey: SERVER_KEY,
    openIdConnect,
    consoleSignIn: toConsoleSignIn(parsed.data, openIdConnect),
    isPrivateWebhookAllowed: parsed.data.WEBHOOK_ALLOW_PRIVATE,
    eventRetentionDays: parsed.data.EVENT_RETENTION_DAYS,
    http: protectedHttpOf(parsed.data),
    eventStreamsMax: parsed.data.EVENT_STREAMS_MAX,
    operation: operationSettingsOf(parsed.data),
  }
}

/** Beyond this machine tokens and passwords are not sent in the clear: somebody has to speak TLS. */
const protectedHttpOf = (values: z.output<typeof variables>): HttpSettings => {
  const settings = httpSettingsOf(values)
  if (isLoopback(values.HOST) || settings.tls || settings.trustedProxies.length > 0) return settings
  throw new StartRefused(
    `HOST is "${values.HOST}", which others reach, and nobody speaks TLS. Set TLS_CERT and TLS_KEY, or TRUST_PROXY to the ` +
      'addresses of the proxy that speaks it in front of the gateway.',
  )
}

/** Whoever reaches a sandbox can do everything in it: nobody but this machine may. */
const openIdConnectOf = (values: SignInVariables & { readonly HOST: string }): OpenIdConnect | undefined => {
  const openIdConnect = toOpenIdConnect(values)
  if (openIdConnect || isLoopback(values.HOST)) return openIdConnect
  throw new StartRefused(
    `HOST is "${values.HOST}". It has to be an address of this machine only (127.0.0.1, ::1 or localhost) as long as nobody ` +
      'has to sign in. For another one, set OIDC_ISSUER and OIDC_AUDIENCE to the OpenID provider whose access tokens are ' +
      'accepted (docs/sign-in.md).',
  )
}

const locationOf = (urls: z.output<typeof variables>): DatabaseLocation => {
  const { DATABASE_URL: url, DATABASE_READ_URL: readUrl, DATABASE_MIGRATION_URL: migrationUrl } = urls
  if (isPostgresqlUrl(url)) return { url, readUrl, migrationUrl }
  const [needless] = [readUrl && 'DATABASE_READ_URL', migrationUrl && 'DATABASE_MIGRATION_URL'].filter(Boolean)
  if (needless) throw new StartRefused(`${needless} is for PostgreSQL, and DATABASE_URL is an SQLite file.`)
  return { file: resolve(url.slice('file:'.length)) }
}

const secretVariables = new Set(['SERVER_KEY'])

const describe = ({ path, message }: z.core.$ZodIssue, given: Readonly<Record<string, string | undefined>>): string => {
  const name = String(path[0])
  const value = isSecret(name, given[name]) ? 'a value that is not shown' : `"${given[name]}"`
  return `${name} is ${value}. It has to be ${message}.`
}

/** A URL can hold a password, wherever in it when it is malformed. */
const isSecret = (name: string, value = ''): boolean =>
  secretVariables.has(name) || name.startsWith('OTEL_') || (name.startsWith('DATABASE_') && !value.startsWith('file:'))
