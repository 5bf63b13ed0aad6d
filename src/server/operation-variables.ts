import { isIP } from 'node:net'
import { z } from 'zod'

/** How the gateway is watched, and how it ends. */
export interface OperationSettings {
  /** Where /metrics is served; undefined: nowhere. */
  readonly metrics: { readonly host: string; readonly port: number } | undefined
  /** Where spans are sent, over HTTP; undefined: nothing is traced. */
  readonly traceUrl: string | undefined
  /** Between "not ready" and the end of listening. */
  readonly shutdownDelayMs: number
}

export const port = z
  .string()
  .refine((text) => /^\d{1,5}$/.test(text) && Number(text) <= 65_535, 'a port from 1 to 65535, or 0 for any free one')
  .transform(Number)

const shutdownDelayMaxMs = 60_000

export const operationVariables = {
  METRICS_HOST: z
    .string()
    .default('127.0.0.1')
    .refine((host) => host === 'localhost' || isIP(host) !== 0, 'an IP address to listen on, such as 127.0.0.1'),
  METRICS_PORT: port.optional(),
  OTEL_EXPORTER_OTLP_ENDPOINT: z
    .string()
    .optional()
    .refine(
      (url) => url === undefined || (/^https?:\/\//.test(url) && URL.canParse(url)),
      'the http or https URL of an OpenTelemetry collector, such as http://127.0.0.1:4318',
    ),
  SHUTDOWN_DELAY_MS: z
    .string()
    .default('0')
    .refine(
      (text) => /^\d{1,5}$/.test(text) && Number(text) <= shutdownDelayMaxMs,
      `a number of milliseconds up to ${shutdownDelayMaxMs}`,
    )
    .transform(Number),
}

const shape = z.object(operationVariables)

export const operationSettingsOf = (values: z.output<typeof shape>): OperationSettings => {
  const { METRICS_HOST: host, METRICS_PORT: metricsPort, OTEL_EXPORTER_OTLP_ENDPOINT: collector } = values
  return {
    metrics: metricsPort === undefined ? undefined : { host, port: metricsPort },
    traceUrl: collector && `${collector.replace(/\/+$/, '')}/v1/traces`,
    shutdownDelayMs: values.SHUTDOWN_DELAY_MS,
  }
}
