import { readFileSync } from 'node:fs'
import type { Tracer } from '@opentelemetry/api'
import { setGlobalErrorHandler } from '@opentelemetry/core'
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http'
import { defaultResource, detectResources, envDetector, resourceFromAttributes } from '@opentelemetry/resources'
import { BasicTracerProvider, BatchSpanProcessor } from '@opentelemetry/sdk-trace-base'
import { projectFile } from '../../shared/project-file.js'
import { settlesWithin } from '../../shared/settles-within.js'
import { traceActivities } from './activity-spans.js'
import { traceRequests } from './request-spans.js'

/** How long stopping waits for the last spans to be taken, in milliseconds. */
const flushPatienceMs = 1_500

/** A collector that cannot be reached is told of this often at most, in milliseconds. */
const tellAgainMs = 60_000

export interface Tracing {
  /** Sends what has not been sent. */
  stop(): Promise<void>
}

/**
 * Sends spans over OTLP/HTTP. Has to be called before the gateway is made: it adds itself to the servers that are made
 * from then on. More can be set by OpenTelemetry's own variables, such as OTEL_TRACES_SAMPLER.
 *
 * @param tell is told, in a few words, when spans cannot be sent
 */
export const startTracing = (url: string, tell: (problem: string) => void): Tracing => {
  const { version } = JSON.parse(readFileSync(projectFile('package.json'), 'utf8')) as { version: string }
  const provider = new BasicTracerProvider({
    resource: defaultResource()
      .merge(resourceFromAttributes({ 'service.name': 'csp-gateway', 'service.version': version }))
      .merge(detectResources({ detectors: [envDetector] })),
    spanProcessors: [new BatchSpanProcessor(new OTLPTraceExporter({ url }))],
  })
  setGlobalErrorHandler(seldom((error) => tell(`Spans cannot be sent: ${describe(error)}`)))
  const tracer: Tracer = provider.getTracer('csp-gateway', version)
  traceRequests(tracer)
  traceActivities(tracer)
  return {
    stop: async () => {
      await settlesWithin(provider.shutdown(), flushPatienceMs)
    },
  }
}

const seldom = (tell: (error: unknown) => void): ((error: unknown) => void) => {
  let toldAt = Number.NEGATIVE_INFINITY
  return (error) => {
    if (performance.now() - toldAt < tellAgainMs) return
    toldAt = performance.now()
    tell(error)
  }
}

const describe = (error: unknown): string => {
  const { code, message = '' } = error as { code?: unknown; message?: string }
  return [message, code].filter(Boolean).join(' ') || String(error)
}
