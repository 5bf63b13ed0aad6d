import { copyFileSync, mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { registerPartner } from '../../src/provisioning/partner/partner-registration.js'
import { projectFile } from '../../src/shared/project-file.js'
import { openSqliteStorage } from '../../src/storage/sqlite/sqlite-storage.js'
import { documents, type Scenario } from './documents.js'
import type { startIssuer } from './issuer.js'
import type { Target } from './load.js'
import { startMeasured } from './measured-process.js'
import type { Sample } from './sample.js'

export const contestants = ['gateway', 'usual', 'recording usual', 'mercurius', 'limit', 'grouped limit'] as const
export type Contestant = (typeof contestants)[number]

export interface Setting {
  readonly folder: string
  /** Seeded, and never written: each server has a copy of its own. */
  readonly seededFile: string
  readonly serverKey: string
  readonly issuer: Awaited<ReturnType<typeof startIssuer>>
}

const servers: Readonly<Record<Exclude<Contestant, 'gateway'>, readonly string[]>> = {
  usual: ['bench/servers/usual.ts'],
  'recording usual': ['bench/servers/usual.ts', '--recording'],
  mercurius: ['bench/servers/mercurius.ts'],
  limit: ['bench/servers/limit.ts'],
  'grouped limit': ['bench/servers/limit.ts', '--grouped'],
}

/** High enough to count everything and to refuse nothing. */
const highLimits = ['partner', 'customer', 'createCustomer', 'checkCustomer', 'domainAvailability']
  .map((name) => `${name}=999999999`)
  .join(',')

export const startContestant = async (name: Contestant, setting: Setting): Promise<Target> => {
  if (name === 'gateway') return startGatewayOn(`file:${await registeredCopy(name, setting)}`, setting)
  const [script = '', ...args] = servers[name]
  const server = await startMeasured({
    args: ['--import', 'tsx', projectFile(script), ...args],
    environment: { DATABASE_FILE: copyFor(name, setting) },
  })
  return { server, path: name.endsWith('limit') ? '/' : '/graphql', headers: {} }
}

/** A copy of the seeded file in a folder of its own. */
const copyFor = (name: string, setting: Setting): string => {
  const folder = join(setting.folder, name.replace(' ', '-'))
  // The log of an earlier run beside a new copy would spoil it.
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  const file = join(folder, 'gateway.db')
  copyFileSync(setting.seededFile, file)
  return file
}

/** The same, with the issuer's tenant registered: for a gateway with people signed in. */
export const registeredCopy = async (name: string, setting: Setting): Promise<string> => {
  const file = copyFor(name, setting)
  const storage = await openSqliteStorage(file)
  const partner = await storage.read.partner.findFirstOrThrow()
  await registerPartner(storage, { ...partner, tenant: setting.issuer.tenant })
  await storage.close()
  return file
}

/**
 * A gateway on a database in which the issuer's tenant is registered. As shipped, with everything on: people signed in,
 * limits, audit trail, events, one log line a request.
 */
export const startGatewayOn = async (
  databaseUrl: string,
  { serverKey, issuer }: Pick<Setting, 'serverKey' | 'issuer'>,
  further: Readonly<Record<string, string>> = {},
): Promise<Target> => {
  const server = await startMeasured({
    args: [projectFile('dist/main.js')],
    environment: {
      ...{ DATABASE_URL: databaseUrl, SERVER_KEY: serverKey, LOG_LEVEL: 'info', RATE_LIMITS: highLimits },
      ...issuer.environment,
      ...further,
    },
  })
  return { server, path: '/graphql', headers: { authorization: `Bearer ${issuer.token}` } }
}

/** The body that asks this server for the operation, or for one of several. */
export const bodyOf = ({ path }: Pick<Target, 'path'>, scenario: Scenario, sample: Sample): string => {
  const operation = scenario === 'mixed' ? sample.mixed() : scenario
  const variables = sample.variables(operation)
  return JSON.stringify(path === '/' ? { operation, variables } : { query: documents[operation], variables })
}
