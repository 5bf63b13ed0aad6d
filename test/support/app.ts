import type { FastifyInstance } from 'fastify'
import { pino } from 'pino'
import { readConfiguration } from '../../src/server/configuration.js'
import { createHttpServer } from '../../src/server/http.js'

export interface TestApp {
  readonly app: FastifyInstance
  /** The lines of its log from a warning on, parsed. */
  readonly lines: Record<string, unknown>[]
}

/** The gateway's HTTP server with nothing behind it but what a test registers; answers by `app.inject`. */
export const anApp = async (): Promise<TestApp> => {
  const lines: Record<string, unknown>[] = []
  const stream = { write: (line: string) => void lines.push(JSON.parse(line)) }
  const app = await createHttpServer(pino({ level: 'warn', base: null }, stream), readConfiguration({}).http)
  return { app, lines }
}
