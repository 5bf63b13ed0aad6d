import {
  type Attributes,
  ROOT_CONTEXT,
  type Span,
  SpanKind,
  SpanStatusCode,
  type Tracer,
  trace,
} from '@opentelemetry/api'
import { deliveries } from '../../provisioning/webhook/webhook.dispatcher.js'
import type { Activity } from '../../shared/activity.js'
import { statements, transactions } from '../../storage/statements.js'
import { type GraphQLOperation, operations, rootFieldsOf } from '../graphql/operations.js'
import { currentSpan } from './current-span.js'

/** How an activity looks as a span. */
interface Traced<Facts> {
  readonly name: string
  readonly kind: SpanKind
  /** Without one that it is part of, it is not worth a trace: the gateway looks for work a few times each second. */
  readonly isPartOnly: boolean
  finish(span: Span, facts: Facts): void
}

const rootFieldsMax = 10

/** A span for each activity, with its facts. What went wrong is in the log, under the trace's id; here is only that it did. */
export const traceActivities = (tracer: Tracer): void => {
  traceActivity(tracer, operations, {
    ...{ name: 'GraphQL', kind: SpanKind.INTERNAL, isPartOnly: true },
    finish: describeOperation,
  })
  traceActivity(tracer, transactions, {
    ...{ name: 'transaction', kind: SpanKind.INTERNAL, isPartOnly: true },
    finish: () => {},
  })
  traceActivity(tracer, statements, {
    ...{ name: 'statement', kind: SpanKind.CLIENT, isPartOnly: true },
    finish: (span, { kind }) => span.updateName(kind).setAttribute('db.operation.name', kind),
  })
  traceActivity(tracer, deliveries, {
    ...{ name: 'webhook delivery', kind: SpanKind.CLIENT, isPartOnly: false },
    finish: (span, { attempt, outcome = 'failed', status }) => {
      const attributes: Attributes = { 'csp_gateway.attempt': attempt, 'csp_gateway.outcome': outcome }
      span.setAttributes(
        typeof status === 'number' ? { ...attributes, 'http.response.status_code': status } : attributes,
      )
      if (outcome === 'failed') span.setStatus({ code: SpanStatusCode.ERROR })
    },
  })
}

const traceActivity = <Facts extends object>(
  tracer: Tracer,
  activity: Activity<Facts>,
  { name, kind, isPartOnly, finish }: Traced<Facts>,
): void => {
  activity.watch<Span | undefined>(
    {
      began: () => {
        const parent = currentSpan.getStore()
        if (!parent && isPartOnly) return undefined
        return tracer.startSpan(name, { kind }, parent ? trace.setSpan(ROOT_CONTEXT, parent) : ROOT_CONTEXT)
      },
      ended: (facts, span, hasFailed) => {
        if (!span) return
        finish(span, facts)
        if (hasFailed) span.setStatus({ code: SpanStatusCode.ERROR })
        span.end()
      },
    },
    currentSpan,
  )
}

const describeOperation = (span: Span, operation: GraphQLOperation): void => {
  const fields = rootFieldsOf(operation).slice(0, rootFieldsMax)
  const names = fields.map(({ name }) => name)
  span.updateName(`${operation.type} ${[...new Set(names)].join(' ')}`)
  span.setAttributes({
    'graphql.operation.type': operation.type,
    'csp_gateway.root_fields': names,
    'csp_gateway.outcomes': fields.map(({ outcome }) => outcome),
  })
  if (fields.some(({ outcome }) => outcome === 'error' || outcome === 'unavailable')) {
    span.setStatus({ code: SpanStatusCode.ERROR })
  }
}
