import { StorageUnavailable } from '../storage-unavailable.js'

/** The transaction lost against another one and is rolled back for sure: it can be run again. */
export class TransactionConflict extends Error {
  override readonly name = 'TransactionConflict'
}

/** What was prepared on the connection is not there, or is already: behind it the server's connection is another one now. */
export class StatementForgotten extends TransactionConflict {}

/** The connection broke before COMMIT was sent, so nothing was written: the work can be run again. */
export class ConnectionLost extends StorageUnavailable {}

interface DriverError extends Error {
  readonly code?: string
  readonly severity?: string
}

const conflictCodes = new Set(['40001', '40P01'])
const forgottenCodes = new Set(['26000', '42P05'])

/** SQLSTATE of what passes, and after how many seconds to try again. */
const passingSeconds: Readonly<Record<string, number>> = {
  '0A000': 5, // a transaction that may write was begun on a standby
  '25006': 5, // read-only: a standby that is not yet, or a primary that is no longer
  '25P03': 1, // idle in a transaction for too long
  '53100': 30, // disk full
  '53200': 5, // out of memory
  '53300': 2, // too many connections
  '53400': 5, // a limit of the configuration
  '55P03': 1, // a lock was not available in time
  '57014': 1, // cancelled: the statement took too long
  '57P01': 2, // shutting down
  '57P02': 2, // crashed
  '57P03': 2, // starting up
  '58030': 30, // I/O error
}

/** What the server's machine, the network or the driver say when there is nobody to talk to. */
const networkCodes = new Set([
  ...['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH'],
])
const lostMessage = /^(?:Connection terminated|Client has encountered a connection error|Client was closed)/
const timedOutMessage = /^(?:Query read timeout|timeout exceeded when trying to connect|.*connection timeout$)/

const isOfServer = ({ code, severity }: DriverError): boolean => code?.length === 5 && severity !== undefined

/** Whether a statement was prepared when the tables looked otherwise. */
export const isOutdatedPlan = (error: unknown): boolean =>
  (error as Error).message.startsWith('cached plan must not change result type')

/** Whether the transaction waited for a lock in vain. */
export const isOfLock = (error: unknown): boolean =>
  ((error as Error).cause as DriverError | undefined)?.code === '55P03'

/** Whether a statement was refused because one before it in the same transaction failed. */
export const isOfAborted = (error: unknown): boolean => (error as DriverError).code === '25P02'

/** Whether the connection can be used again after an error: the server must have answered, and stayed. */
export const isFatal = (error: DriverError): boolean =>
  !isOfServer(error) ||
  error.severity === 'FATAL' ||
  error.severity === 'PANIC' ||
  error.code?.startsWith('08') === true

/**
 * An error of the driver in our words; what is no matter of availability stays as it is.
 *
 * @param isCommitting whether COMMIT was sent: after a broken connection nobody knows then whether it happened
 */
export const translate = (error: DriverError, isCommitting = false): Error => {
  const { code = '', message } = error
  if (isOutdatedPlan(error)) return new StatementForgotten(message, { cause: error })
  if (isOfServer(error) && conflictCodes.has(code)) return new TransactionConflict(message, { cause: error })
  if (forgottenCodes.has(code)) return new StatementForgotten(message, { cause: error })
  if (timedOutMessage.test(message)) return new StorageUnavailable(describe(error, isCommitting), 2, { cause: error })
  const isLost =
    (isFatal(error) && isOfServer(error) && (code in passingSeconds || code.startsWith('08'))) ||
    networkCodes.has(code) ||
    lostMessage.test(message)
  if (isLost && !isCommitting) return new ConnectionLost(message, passingSeconds[code] ?? 2, { cause: error })
  if (isLost || code in passingSeconds) {
    return new StorageUnavailable(describe(error, isCommitting), passingSeconds[code] ?? 2, { cause: error })
  }
  return error
}

/** Of a statement that COMMIT was sent after: when the connection broke or fell silent, nobody knows what came of it. */
export const asUnknown = (error: unknown): unknown =>
  error instanceof StorageUnavailable && error.cause instanceof Error && isFatal(error.cause)
    ? new StorageUnavailable(describe(error, true), error.retryAfterSeconds, { cause: error })
    : error

const describe = ({ message }: Error, isCommitting: boolean): string =>
  isCommitting ? `Whether the transaction was committed is unknown: ${message}` : message
