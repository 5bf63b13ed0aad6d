import 'reflect-metadata'
import { setFlagsFromString } from 'node:v8'
import { type Configuration, readConfiguration } from './server/configuration.js'
import { StartRefused } from './shared/start-refused.js'
import { describeLocation } from './storage/open-storage.js'

const closeDeadlineMs = 9_000

const say = (...lines: string[]) => process.stderr.write(`${lines.join('\n')}\n`)

/**
 * The one thing in WebAssembly is Prisma's compiler of queries, of which a process uses a part, and nowhere where it is
 * quick: compiling all of it, and again for speed, would take a fifth of the memory and of the start.
 */
const compileLittleWebAssembly = (): void => {
  setFlagsFromString('--wasm-lazy-compilation')
  setFlagsFromString('--liftoff-only')
}

const run = async (): Promise<void> => {
  const configuration = readConfiguration(process.env)
  const tracing = await startTracing(configuration)
  compileLittleWebAssembly()
  // Loaded late: a wrong variable is told at once.
  const { startGateway } = await import('./gateway.js')
  const gateway = await startGateway(configuration)
  // Before anybody is told that it can be stopped.
  const close = async () => {
    await gateway.close()
    await tracing?.stop()
  }
  closeOnSignal(close, configuration.operation.shutdownDelayMs + closeDeadlineMs)
  say(
    'csp-gateway is ready.',
    `  Console      ${gateway.url}`,
    `  GraphQL API  ${gateway.url}/graphql`,
    `  Playground   ${gateway.url}/graphql (in a browser)`,
    `  REST API     ${gateway.url}/v1 (as Partner Center; ${gateway.url}/v1/reference in a browser)`,
    `  Health       ${gateway.url}/healthz, ${gateway.url}/readyz`,
    ...(gateway.metricsUrl ? [`  Metrics      ${gateway.metricsUrl}`] : []),
    `  Database     ${describeLocation(configuration.database)}`,
  )
}

/** Before the gateway is made, and nothing of it is loaded unless it is asked for. */
const startTracing = async ({ operation: { traceUrl } }: Configuration) => {
  if (!traceUrl) return undefined
  const tracing = await import('./server/tracing/tracing.js')
  return tracing.startTracing(traceUrl, say)
}

/** The first signal lets what is under way finish; a second one, or the deadline, ends the process at once. */
const closeOnSignal = (close: () => Promise<void>, deadlineMs: number): void => {
  let isClosing = false
  const onSignal = async (signal: NodeJS.Signals) => {
    if (isClosing) process.exit(1)
    isClosing = true
    setTimeout(() => process.exit(1), deadlineMs).unref()
    say(`${signal}: closing.`)
    await close()
    process.exit(0)
  }
  process.on('SIGTERM', onSignal)
  process.on('SIGINT', onSignal)
}

/** What can be mended by whoever starts the gateway is one clear line; the rest is a fault with its stack. */
const describe = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error)
  if (error instanceof StartRefused) return error.message
  const { code, port, address } = error as NodeJS.ErrnoException & { port?: number; address?: string }
  if (code === 'EADDRINUSE')
    return `PORT is ${port}, and something else is listening there (${address}). Set PORT to a free one.`
  if (code === 'EACCES') return `${error.message}. The gateway may not do that here.`
  return error.stack ?? error.message
}

try {
  await run()
} catch (error) {
  say('csp-gateway cannot start.', describe(error))
  process.exit(1)
}
