import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll } from '@jest/globals'
import type { TypedDocumentString } from '../../src/client/generated/graphql.js'
import { type Gateway, type Surroundings, startGateway } from '../../src/gateway.js'
import { readConfiguration } from '../../src/server/configuration.js'
import { type Answer, ask } from './http.js'

export interface TestGateway {
  readonly gateway: Gateway
  readonly url: string
  readonly folder: string
  /** The answer's data; a GraphQL error fails the test. */
  run<Result, Variables>(document: TypedDocumentString<Result, Variables>, variables: Variables): Promise<Result>
  /** The whole answer, errors and all. */
  ask(query: string, variables?: object): Promise<Answer>
}

/** A gateway on a database of its own, started before the file's tests and closed after them. */
export const aGateway = (
  environment: Record<string, string> = {},
  surroundings?: Partial<Surroundings>,
): TestGateway => {
  const running: { gateway?: Gateway; folder?: string } = {}
  const started = (): Gateway => {
    if (!running.gateway) throw new Error('The gateway is started by beforeAll: use it inside of a test.')
    return running.gateway
  }
  beforeAll(async () => {
    running.folder = await mkdtemp(join(tmpdir(), 'csp-gateway-test-'))
    running.gateway = await startGateway(
      readConfiguration({
        PORT: '0',
        LOG_LEVEL: 'silent',
        DATABASE_URL: `file:${running.folder}/gateway.db`,
        ...environment,
      }),
      // Nobody looks for events by himself, which would be counted among a test's statements; a write makes it look.
      { dispatchIntervalMs: 60_000, ...surroundings },
    )
  })
  afterAll(async () => {
    await running.gateway?.close()
    if (running.folder) await rm(running.folder, { recursive: true })
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
    ask: (query, variables) => ask(started().url, query, variables),
    run: async <Result, Variables>(document: TypedDocumentString<Result, Variables>, variables: Variables) => {
      const { body } = await ask(started().url, document.toString(), variables as object)
      if (body.errors) throw new Error(JSON.stringify(body.errors))
      return body.data as Result
    },
  }
}
