import type { LookupFunction } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import type { FastifyBaseLogger, FastifyInstance } from 'fastify'
import { pino } from 'pino'
import { type FeedSettings, feedSettings } from './provisioning/event/event.feed.js'
import { loadCatalogue } from './provisioning/offer/offer.catalogue.js'
import { ensureSandboxPartner } from './provisioning/partner/sandbox-partner.js'
import { publicInternet } from './provisioning/webhook/webhook.network.js'
import type { Configuration } from './server/configuration.js'
import { registerConsole } from './server/console.js'
import { registerGraphQL } from './server/graphql/endpoint.js'
import type { StreamTimes } from './server/graphql/event-stream.js'
import { rootReads } from './server/graphql/json/root-reads.js'
import { createSchema } from './server/graphql/schema.js'
import { mayExplore } from './server/graphql/schema-privacy.js'
import { TrustedDocuments } from './server/graphql/trusted-documents.js'
import { registerHealth } from './server/health.js'
import { createHttpServer } from './server/http.js'
import { limits } from './server/limits/limits.js'
import { RateLimits } from './server/limits/rate-limits.js'
import { acceptOwnHostOnly } from './server/own-host.js'
import { registerPlayground } from './server/playground.js'
import { createOpenApi } from './server/rest/openapi.js'
import { registerReference } from './server/rest/reference.js'
import { registerRest } from './server/rest/router.js'
import { restRoutes } from './server/rest/routes.js'
import { unservedRoutes } from './server/rest/unserved.js'
import { loadServerKey } from './server/server-key.js'
import { composeSignIn } from './server/sign-in/compose-sign-in.js'
import { registerSignIn } from './server/sign-in/sign-in-routes.js'
import { composeDispatcher, composeFeeds, composeServices, composeSignInServices, composeSweeper } from './services.js'
import type { Caller } from './shared/caller.js'
import { openStorage } from './storage/open-storage.js'
import { outsideOfRequests } from './storage/request-deadline.js'
import type { Storage } from './storage/storage.js'
import { StorageUnavailable } from './storage/storage-unavailable.js'

export interface Gateway {
  /** Where it can be reached, e.g. "http://127.0.0.1:4000". */
  readonly url: string
  /** Where its metrics are; undefined: nowhere. */
  readonly metricsUrl: string | undefined
  readonly storage: Storage
  /** Is no longer ready, lets what is under way finish, then closes the database. */
  close(): Promise<void>
}

/** What is around the gateway and not configured: tests can be at another time, or on a database that fails. */
export interface Surroundings {
  readonly clock: () => Date
  /** How often what may not be kept any longer is taken away, in milliseconds. */
  readonly sweepIntervalMs: number
  readonly openStorage: (configuration: Configuration) => Promise<Storage>
  /** How often there is a look for events to send, in milliseconds; after a write of this process, it is at once. 0: never. */
  readonly dispatchIntervalMs: number
  /** How the names of webhooks are resolved. */
  readonly lookup: LookupFunction
  /** After how long a request is given up, in milliseconds. */
  readonly deadlineMs: number
  /** How streams of events are told, and how much waits for one of them. */
  readonly streaming: StreamTimes & Pick<FeedSettings, 'pollIntervalMs' | 'waitingMax'>
}

/** Of the REST door: Partner Center's own. */
const apiVersion = '1.0.0'

const reality: Surroundings = {
  clock: () => new Date(),
  sweepIntervalMs: 10_000,
  openStorage: ({ database }) => openStorage(database),
  dispatchIntervalMs: 250,
  lookup: publicInternet.lookup,
  deadlineMs: limits.requestDeadlineMs,
  streaming: { heartbeatMs: 15_000, slowAfterMs: 10_000, farewellMs: 2_000, ...feedSettings },
}

/** Puts everything together, configuration to doors, and listens. */
export const startGateway = async (
  configuration: Configuration,
  surroundings: Partial<Surroundings> = {},
): Promise<Gateway> => {
  const { openStorage: open, ...rest } = { ...reality, ...surroundings }
  const storage = await open(configuration)
  try {
    const { app, metricsUrl, leave } = await createApp(configuration, storage, rest)
    const url = await app.listen({ host: configuration.host, port: configuration.port })
    return {
      url,
      metricsUrl,
      storage,
      close: async () => {
        leave()
        await sleep(configuration.operation.shutdownDelayMs)
        await app.close()
        await storage.close()
      },
    }
  } catch (error) {
    await storage.close()
    throw error
  }
}

interface App {
  readonly app: FastifyInstance
  readonly metricsUrl: string | undefined
  /** Says from now on that the gateway is not ready. */
  leave(): void
}

const createApp = async (
  configuration: Configuration,
  storage: Storage,
  { clock, sweepIntervalMs, dispatchIntervalMs, lookup, deadlineMs, streaming }: Omit<Surroundings, 'openStorage'>,
): Promise<App> => {
  const serverKey = await loadServerKey(storage, configuration.serverKey, configuration.database)
  await loadCatalogue(storage)
  const { openIdConnect, sandboxCountry } = configuration
  const sandbox = openIdConnect ? undefined : await ensureSandboxPartner(storage, sandboxCountry)
  const app = await createHttpServer(pino({ level: configuration.logLevel, base: null }), configuration.http)
  const metricsUrl = await serveMetrics(configuration, app, storage)
  const network = { isPrivateAllowed: configuration.isPrivateWebhookAllowed, lookup }
  const onError = failureLog(app.log, 'sending to webhooks failed')
  const dispatcher = composeDispatcher(storage, serverKey, { network, clock, onError })
  const feeds = composeFeeds(storage, { ...streaming, onError: failureLog(app.log, 'reading events failed') })
  const onEvents = (partnerId?: string) => {
    outsideOfRequests(() => dispatcher.wake())
    feeds.wake(partnerId)
  }
  const services = composeServices(storage, serverKey, { network, feeds, onEvents })
  const sweeper = composeSweeper(storage, configuration.eventRetentionDays, {
    clock,
    onError: failureLog(app.log, 'sweeping failed'),
  })
  app.addHook('onListen', async () => sweeper.start(sweepIntervalMs))
  app.addHook('onClose', () => sweeper.stop())
  if (dispatchIntervalMs > 0) app.addHook('onListen', async () => dispatcher.start(dispatchIntervalMs))
  app.addHook('onClose', () => dispatcher.stop())
  const signInServices = composeSignInServices(storage, serverKey, failureLog(app.log, 'noting a use failed'))
  const surroundings = { openIdConnect, sandbox, serverKey, clock, log: app.log }
  const { authenticate, tokens } = composeSignIn(signInServices, surroundings)
  const { corsOrigins, rateLimits, trustedDocuments } = configuration.http
  const isOpen = sandbox !== undefined
  if (isOpen) acceptOwnHostOnly(app, corsOrigins)
  const leave = registerHealth(app, storage)
  registerSignIn(app, { signIns: signInServices.signIns, tokens, clock })
  const counted = new RateLimits(storage, isOpen ? rateLimits.inSandbox : rateLimits.perMinute, app.log)
  await registerConsole(app, configuration.consoleSignIn)
  await registerPlayground(app, async (request) => isOpen || mayExplore(await authenticate(request)))
  await registerGraphQL(app, {
    schema: createSchema(services),
    reads: rootReads(services),
    authenticate,
    audit: services.audit,
    rateLimits: counted,
    documents: TrustedDocuments.load(trustedDocuments),
    isOpen,
    deadlineMs,
    clock,
    streaming: { ...streaming, streamsMax: configuration.eventStreamsMax },
  })
  const routes = restRoutes(services)
  const onDenied = (caller: Caller, operation: string) => services.audit.recordDenial(caller, [operation])
  const table = { routes, unserved: unservedRoutes, rateLimits: counted, deadlineMs, onDenied }
  await registerRest(app, table, authenticate)
  await registerReference(app, () => createOpenApi(routes, { version: apiVersion, isOpen }))
  return { app, metricsUrl, leave }
}

/** Loaded only where metrics are wanted. */
const serveMetrics = async ({ operation: { metrics } }: Configuration, app: FastifyInstance, storage: Storage) => {
  if (!metrics) return undefined
  const { openMetrics } = await import('./server/metrics/metrics-server.js')
  return openMetrics(app, storage, metrics)
}

/** Of work in the background. A database that cannot be used now is no fault of ours, and is tried again. */
const failureLog = (log: FastifyBaseLogger, message: string) => (err: unknown) => {
  if (err instanceof StorageUnavailable) log.warn({ cause: err.message }, message)
  else log.error({ err }, message)
}
