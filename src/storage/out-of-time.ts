import { Prisma } from './generated/sqlite/client.js'

/**
 * Whether Prisma gave a transaction up because it did not start, or not end, in time. Its code P2028 also stands for
 * mistakes of ours, such as using a transaction after its end: those are faults.
 */
export const isOutOfTime = (error: unknown): boolean =>
  error instanceof Prisma.PrismaClientKnownRequestError &&
  error.code === 'P2028' &&
  /Unable to start a transaction in the given time|on an expired transaction/.test(error.message)
