import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll } from '@jest/globals'
import type { TypedDocumentString } from '../../src/client/generated/graphql.js'
import { type Gateway, type Surroundings, startGateway } from '../../src/gateway.js'
import { readConfiguration } from '../../src/server/configuration.js'
import { forPartner } from '../../src/storage/partner-scope.js'
import type { Storage } from '../../src/storage/storage.js'
import { aDatabase, type TestDatabase } from './database.js'
import { type Answer, ask } from './http.js'

/** The partner for whom every test calls, in src/provisioning/partner/sandbox-partner.ts. */
const sandboxPartnerId = '0198f3c0-0000-7000-8000-000000000001'

/** The gateway as one of its callers sees it. */
interface GatewayCalls {
  /** The answer's data; a GraphQL error fails the test. */
  run<Result, Variables>(document: TypedDocumentString<Result, Variables>, variables: Variables): Promise<Result>
  /** The whole answer, errors and all. */
  ask(query: string, variables?: object): Promise<Answer>
}

export interface TestGateway extends GatewayCalls {
  readonly gateway: Gateway
  readonly url: string
  readonly folder: string
  /** Looks into the database, or changes it, past the doors. */
  inStorage<Result>(work: (storage: Storage) => Promise<Result>): Promise<Result>
  /** Calls with an access token or API key. */
  as(token: string): GatewayCalls
}

/** A gateway on a database of its own, started before the file's tests and closed after them. */
export const aGateway = (
  environment: Record<string, string> = {},
  surroundings: Partial<Surroundings> = {},
): TestGateway => {
  const running: { gateway?: Gateway; folder?: string; database?: TestDatabase } = {}
  const started = (): Gateway => {
    if (!running.gateway) throw new Error('The gateway is started by beforeAll: use it inside of a test.')
    return running.gateway
  }
  beforeAll(async () => {
    running.folder = await mkdtemp(join(tmpdir(), 'csp-gateway-test-'))
    running.database = await aDatabase(running.folder)
    running.gateway = await startGateway(
      readConfiguration({ PORT: '0', LOG_LEVEL: 'silent', ...running.database.environment, ...environment }),
      // Nobody looks for events by himself, which would be counted among a test's statements; a write makes it look.
      { dispatchIntervalMs: 60_000, ...surroundings },
    )
  })
  afterAll(async () => {
    await running.gateway?.close()
    await running.database?.drop()
    if (running.folder) await rm(running.folder, { recursive: true, maxRetries: 5 })
  })
  return {
    get gateway() {
      return started()
    },
    get url() {
      return started().url
    },
    get folder() {
      return running.folder ?? ''
    },
    inStorage: (work) => forPartner(sandboxPartnerId, async () => await work(started().storage)),
    as: (token) => callsOf(() => started().url, { authorization: `Bearer ${token}` }),
    ...callsOf(() => started().url),
  }
}

const callsOf = (url: () => string, headers: Record<string, string> = {}): GatewayCalls => ({
  ask: (query, variables) => ask(url(), query, variables, headers),
  run: async <Result, Variables>(document: TypedDocumentString<Result, Variables>, variables: Variables) => {
    const { body } = await ask(url(), document.toString(), variables as object, headers)
    if (body.errors) throw new Error(JSON.stringify(body.errors))
    return body.data as Result
  },
})
