import { AsyncLocalStorage } from 'node:async_hooks'
import type { Span } from '@opentelemetry/api'

/** The span that what runs now belongs to; undefined: none. */
export const currentSpan = new AsyncLocalStorage<Span | undefined>()
