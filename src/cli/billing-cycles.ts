import type { BillingCycle } from '../client/index.js'

const known = { MONTHLY: true, ANNUAL: true, NONE: true, ONE_TIME: true, TRIENNIAL: true, BIENNIAL: true } as const

/** All there are: the compiler asks for what the schema adds. */
export const billingCycles = Object.keys(known satisfies Record<BillingCycle, true>) as BillingCycle[]

/** Undefined for what is none, in whatever letters. */
export const billingCycleOf = (text: string): BillingCycle | undefined =>
  billingCycles.find((cycle) => cycle === text.toUpperCase().replace('-', '_'))
