import { Prisma } from './generated/sqlite/client.js'

/** A statement of ours would have written a value that is taken. */
export class UniqueViolation extends Error {
  override readonly name = 'UniqueViolation'

  constructor(
    readonly columns: readonly string[],
    options: ErrorOptions,
  ) {
    super(`Taken: ${columns.join(', ')}`, options)
  }
}

interface UniqueViolationMeta {
  readonly driverAdapterError?: { readonly cause?: { readonly constraint?: Constraint } }
}

/** SQLite names the columns, PostgreSQL the index. */
interface Constraint {
  readonly fields?: readonly string[]
  readonly index?: string
}

/** The columns whose values are taken, when that is why a write failed; undefined for every other failure. */
export const takenColumns = (error: unknown): readonly string[] | undefined => {
  if (error instanceof UniqueViolation) return error.columns
  if (!(error instanceof Prisma.PrismaClientKnownRequestError) || error.code !== 'P2002') return undefined
  const constraint = (error.meta as UniqueViolationMeta | undefined)?.driverAdapterError?.cause?.constraint
  return constraint?.fields ?? columnsOf(constraint?.index ?? '')
}

/** As Prisma names the index of a unique constraint: "Customer_partnerId_externalId_key". */
export const columnsOf = (index: string): string[] => /^[^_]+_(\w+)_key$/.exec(index)?.[1]?.split('_') ?? []
