import { subscribe } from 'node:diagnostics_channel'
import {
  defaultTextMapGetter,
  ROOT_CONTEXT,
  type Span,
  SpanKind,
  SpanStatusCode,
  type Tracer,
} from '@opentelemetry/api'
import { W3CTraceContextPropagator } from '@opentelemetry/core'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { currentSpan } from './current-span.js'

/** Asked every few seconds, by whoever looks after the gateway: not worth a trace. */
const untraced = new Set(['/healthz', '/readyz'])

/** A span for each HTTP request, continuing the trace of its traceparent header, and the trace's id on its log lines. */
export const traceRequests = (tracer: Tracer): void => {
  const spans = new WeakMap<FastifyRequest, Span>()
  subscribe('fastify.initialization', (message) => {
    const { fastify: app } = message as { fastify: FastifyInstance }
    app.addHook('onRequest', async (request) => {
      if (untraced.has(request.routeOptions.url ?? '')) return
      const span = begin(tracer, request)
      spans.set(request, span)
      request.log = request.log.child({ traceId: span.spanContext().traceId })
    })
    app.addHook('preHandler', (request, _reply, done) => currentSpan.run(spans.get(request), done))
    app.addHook('onResponse', async (request, reply) => end(spans.get(request), reply))
  })
}

const propagator = new W3CTraceContextPropagator()

/** Neither address nor query nor headers: they are chosen by callers. */
const begin = (tracer: Tracer, { method, routeOptions: { url: route }, headers, id }: FastifyRequest): Span =>
  tracer.startSpan(
    route ? `${method} ${route}` : method,
    {
      kind: SpanKind.SERVER,
      attributes: {
        'http.request.method': method,
        ...(route && { 'http.route': route }),
        'csp_gateway.request_id': id,
      },
    },
    propagator.extract(ROOT_CONTEXT, headers, defaultTextMapGetter),
  )

const end = (span: Span | undefined, { statusCode }: FastifyReply): void => {
  span?.setAttribute('http.response.status_code', statusCode)
  if (statusCode >= 500) span?.setStatus({ code: SpanStatusCode.ERROR })
  span?.end()
}
