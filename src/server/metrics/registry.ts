import { readFileSync } from 'node:fs'
import type { FastifyInstance } from 'fastify'
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import { replays } from '../../provisioning/idempotency/idempotency.service.js'
import { deliveries } from '../../provisioning/webhook/webhook.dispatcher.js'
import { projectFile } from '../../shared/project-file.js'
import { statements, transactions } from '../../storage/statements.js'
import type { Storage } from '../../storage/storage.js'
import { operations, rootFieldsOf } from '../graphql/operations.js'
import { addFigures } from './figures.js'

const secondsBuckets = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]

/** Of the process, however many gateways it runs: they are collected once. */
let ofProcess: Registry | undefined

const processMetrics = (): Registry => {
  if (ofProcess) return ofProcess
  ofProcess = new Registry()
  collectDefaultMetrics({ register: ofProcess })
  return ofProcess
}

export interface Metrics {
  /** All metrics with what they say now, in Prometheus' text. */
  text(): Promise<string>
  readonly contentType: string
  stop(): void
}

/**
 * Every metric of the gateway. What a label can say is bounded by the code, never by callers: routes, root fields,
 * outcomes; and nothing of a partner or a person.
 */
export const collectMetrics = (app: FastifyInstance, storage: Storage): Metrics => {
  const registry = new Registry()
  addBuildInfo(registry, storage)
  observeRequests(registry, app)
  const takeFigures = addFigures(registry, storage)
  const watches = [observeOperations, observeReplays, observeDatabase, observeDeliveries].map((observe) =>
    observe(registry),
  )
  const all = Registry.merge([processMetrics(), registry])
  return {
    text: async () => {
      await takeFigures()
      return all.metrics()
    },
    contentType: registry.contentType,
    stop: () => {
      for (const unwatch of watches.flat()) unwatch()
    },
  }
}

const addBuildInfo = (registry: Registry, storage: Storage): void => {
  const { version } = JSON.parse(readFileSync(projectFile('package.json'), 'utf8')) as { version: string }
  new Gauge({
    name: 'csp_gateway_build_info',
    help: 'Which gateway runs on what. Always 1.',
    labelNames: ['version', 'node', 'database'],
    registers: [registry],
  }).set({ version, node: process.version, database: storage.measurements().database }, 1)
}

const observeRequests = (registry: Registry, app: FastifyInstance): void => {
  const requests = new Counter({
    name: 'csp_gateway_http_requests_total',
    help: 'HTTP requests that were answered, by route ("none": there is nothing at the address) and class of status.',
    labelNames: ['route', 'status'],
    registers: [registry],
  })
  const durations = new Histogram({
    name: 'csp_gateway_http_request_duration_seconds',
    help: 'From the arrival of an HTTP request to the end of its answer.',
    labelNames: ['route'],
    buckets: secondsBuckets,
    registers: [registry],
  })
  app.addHook('onResponse', async ({ routeOptions: { url: route = 'none' } }, reply) => {
    requests.inc({ route, status: `${Math.floor(reply.statusCode / 100)}xx` })
    durations.observe({ route }, reply.elapsedTime / 1_000)
  })
}

const secondsSince = (startMs: number): number => (performance.now() - startMs) / 1_000

const began = (): number => performance.now()

const observeOperations = (registry: Registry): (() => void)[] => {
  const outcomes = new Counter({
    name: 'csp_gateway_graphql_operations_total',
    help: 'GraphQL root fields that were asked for, by what came of them. "none": the document was refused.',
    labelNames: ['type', 'field', 'outcome'],
    registers: [registry],
  })
  const durations = new Histogram({
    name: 'csp_gateway_graphql_operation_duration_seconds',
    help: 'How long the GraphQL requests took in which a root field was asked for.',
    labelNames: ['type', 'field'],
    buckets: secondsBuckets,
    registers: [registry],
  })
  const ended = (operation: Parameters<typeof rootFieldsOf>[0], startedAt: number): void => {
    for (const { name: field, outcome } of rootFieldsOf(operation)) {
      outcomes.inc({ type: operation.type, field, outcome })
      durations.observe({ type: operation.type, field }, secondsSince(startedAt))
    }
  }
  return [operations.watch({ began, ended })]
}

const observeReplays = (registry: Registry): (() => void)[] => {
  const counter = new Counter({
    name: 'csp_gateway_idempotency_replays_total',
    help: 'Answers that were given again, to requests that came again with their idempotency key.',
    labelNames: ['operation'],
    registers: [registry],
  })
  return [replays.watch({ began, ended: ({ operation }) => counter.inc({ operation }) })]
}

const observeDatabase = (registry: Registry): (() => void)[] => {
  const sent = new Counter({
    name: 'csp_gateway_database_statements_total',
    help: 'Statements that were sent to the database, by their first word.',
    labelNames: ['kind'],
    registers: [registry],
  })
  const written = new Histogram({
    name: 'csp_gateway_database_transaction_duration_seconds',
    help: 'Transactions that write, from the wait for their turn to the commit. A refusal can end one as well as a fault.',
    labelNames: ['outcome'],
    buckets: secondsBuckets,
    registers: [registry],
  })
  return [
    statements.watch({ began, ended: ({ kind }) => sent.inc({ kind }) }),
    transactions.watch({
      began,
      ended: (_facts, startedAt, hasFailed) =>
        written.observe({ outcome: hasFailed ? 'rolled back' : 'committed' }, secondsSince(startedAt)),
    }),
  ]
}

const observeDeliveries = (registry: Registry): (() => void)[] => {
  const tries = new Counter({
    name: 'csp_gateway_webhook_tries_total',
    help: 'Tries to bring an event to a webhook. "interrupted": the gateway was stopped, and tries again.',
    labelNames: ['outcome'],
    registers: [registry],
  })
  const durations = new Histogram({
    name: 'csp_gateway_webhook_try_duration_seconds',
    help: 'How long the tries to bring an event to a webhook took.',
    buckets: secondsBuckets,
    registers: [registry],
  })
  return [
    deliveries.watch({
      began,
      ended: ({ outcome = 'failed' }, startedAt) => {
        tries.inc({ outcome })
        durations.observe(secondsSince(startedAt))
      },
    }),
  ]
}
