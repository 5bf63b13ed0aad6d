import ipaddr from 'ipaddr.js'
import { z } from 'zod'
import { StartRefused } from '../shared/start-refused.js'
import { type RateLimitNumbers, rateLimitsVariable } from './limits/rate-limit-numbers.js'
import type { CertificateFiles } from './tls.js'

/** How the doors are reached, and by whom. */
export interface HttpSettings {
  /** Undefined: plain HTTP, for this machine or for a proxy in front. */
  readonly tls: CertificateFiles | undefined
  /** Addresses and networks whose X-Forwarded-* headers are believed. */
  readonly trustedProxies: readonly string[]
  /** Whose pages may read answers in a browser. */
  readonly corsOrigins: readonly string[]
  readonly connectionsMax: number
  readonly rateLimits: RateLimitNumbers
  readonly trustedDocuments: {
    /** Whether nothing else is answered. */
    readonly isOnly: boolean
    /** Of further documents than those of the gateway's own clients. */
    readonly file: string | undefined
  }
}

const listOf = (text: string): string[] =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean)

const isOrigin = (text: string): boolean =>
  URL.canParse(text) && /^https?:$/.test(new URL(text).protocol) && new URL(text).origin === text

export const httpVariables = {
  TLS_CERT: z.string().optional(),
  TLS_KEY: z.string().optional(),
  TRUST_PROXY: z
    .string()
    .default('')
    .transform(listOf)
    .refine(
      (list) => list.every((text) => ipaddr.isValid(text) || ipaddr.isValidCIDR(text)),
      'addresses or networks of proxies, separated by commas, such as 10.0.0.7 or 10.0.0.0/24',
    ),
  CORS_ORIGINS: z
    .string()
    .default('')
    .transform(listOf)
    .refine(
      (list) => list.every(isOrigin),
      'origins, separated by commas, such as https://console.example.com: no path, no *',
    ),
  MAX_CONNECTIONS: z
    .string()
    .default('2000')
    .refine((text) => /^[1-9]\d{0,5}$/.test(text), 'how many connections may be open at a time, from 1 to 999999')
    .transform(Number),
  RATE_LIMITS: rateLimitsVariable,
  TRUSTED_DOCUMENTS: z
    .string()
    .default('also')
    .refine(
      (text) => text === 'also' || text === 'only',
      'also, to answer trusted documents and all others, or only, to refuse all others',
    ),
  TRUSTED_DOCUMENTS_FILE: z.string().optional(),
}

const parsedVariables = z.object(httpVariables)

/** @throws StartRefused when variables do not go together */
export const httpSettingsOf = (variables: z.output<typeof parsedVariables>): HttpSettings => ({
  tls: certificateOf(variables.TLS_CERT, variables.TLS_KEY),
  trustedProxies: variables.TRUST_PROXY,
  corsOrigins: variables.CORS_ORIGINS,
  connectionsMax: variables.MAX_CONNECTIONS,
  rateLimits: variables.RATE_LIMITS,
  trustedDocuments: { isOnly: variables.TRUSTED_DOCUMENTS === 'only', file: variables.TRUSTED_DOCUMENTS_FILE },
})

const certificateOf = (certificateFile?: string, keyFile?: string): CertificateFiles | undefined => {
  if (certificateFile && keyFile) return { certificateFile, keyFile }
  if (!certificateFile && !keyFile) return undefined
  throw new StartRefused('TLS_CERT and TLS_KEY go together: set both, to the files of a certificate and of its key.')
}
