import { z } from 'zod'

/** What is counted for a minute: cost for each partner, cost for each of its customers, and how often some things are done. */
const perMinute = {
  partner: 60_000,
  customer: 10_000,
  createCustomer: 60,
  checkCustomer: 60,
  domainAvailability: 30,
} as const

export type RateLimit = keyof typeof perMinute

/** What is not named is not limited. */
export type PerMinute = Readonly<Partial<Record<RateLimit, number>>>

export interface RateLimitNumbers {
  readonly perMinute: PerMinute
  /** Where nobody signs in: there is one partner, on this machine, that tries things and fills the database. */
  readonly inSandbox: PerMinute
}

const isLimit = (name: string): name is RateLimit => Object.hasOwn(perMinute, name)

export const isCounted = (name: string): name is RateLimit => isLimit(name) && name !== 'partner' && name !== 'customer'

const parse = (text: string): PerMinute | undefined => {
  if (text === 'off') return {}
  const numbers: Partial<Record<RateLimit, number>> = { ...perMinute }
  for (const pair of text.split(',')) {
    const [, name = '', number = ''] = /^\s*(\w+)\s*=\s*([1-9]\d{0,8})\s*$/.exec(pair) ?? []
    if (!isLimit(name)) return undefined
    numbers[name] = Number(number)
  }
  return numbers
}

/** RATE_LIMITS: not set, the numbers above but none in a sandbox; set, those and the given ones everywhere. */
export const rateLimitsVariable = z
  .string()
  .optional()
  .transform((text, context): RateLimitNumbers => {
    if (text === undefined) return { perMinute, inSandbox: {} }
    const numbers = parse(text)
    if (numbers) return { perMinute: numbers, inSandbox: numbers }
    const names = Object.keys(perMinute).join(', ')
    context.addIssue(
      `"off", or how much is allowed in a minute, such as createCustomer=60,domainAvailability=30 (of ${names})`,
    )
    return z.NEVER
  })
