import { Prisma } from './generated/sqlite/client.js'

interface UniqueViolationMeta {
  readonly driverAdapterError?: { readonly cause?: { readonly constraint?: { readonly fields?: readonly string[] } } }
}

/** The columns whose values are taken, when that is why a write failed; undefined for every other failure. */
export const takenColumns = (error: unknown): readonly string[] | undefined => {
  if (!(error instanceof Prisma.PrismaClientKnownRequestError) || error.code !== 'P2002') return undefined
  return (error.meta as UniqueViolationMeta | undefined)?.driverAdapterError?.cause?.constraint?.fields ?? []
}
