/** Every limit of the doors, in one place; docs/limits.md says why each is what it is. */
export const limits = {
  http: {
    bodyBytesMax: 100_000,
    headerBytesMax: 16_384,
    headersTimeoutMs: 10_000,
    requestTimeoutMs: 15_000,
    connectionsCheckingIntervalMs: 1_000,
    keepAliveTimeoutMs: 5_000,
    requestsPerSocketMax: 1_000,
  },
  /** What one GraphQL document may be: refused before anything of it is run. */
  document: {
    tokens: 1_000,
    depth: 10,
    aliases: 15,
    directives: 10,
    rootFields: 10,
    /** Fields that are asked for a second time: to merge them takes a time that grows with their square. */
    repeats: 30,
    /** All selections, with those of a fragment as often as it is spread. */
    selections: 5_000,
    errors: 5,
  },
  cost: 5_000,
  requestDeadlineMs: 8_000,
} as const

export type DocumentLimit = Exclude<keyof typeof limits.document, 'errors' | 'selections'> | 'cost'
