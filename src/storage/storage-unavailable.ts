/**
 * The database cannot be reached, is locked, is full or did not answer in time. Nothing is known to be wrong with the
 * request: it can be sent again. Whether a write happened can be unknown; an idempotency key makes sending it again safe.
 */
export class StorageUnavailable extends Error {
  override readonly name = 'StorageUnavailable'

  constructor(
    /** For the log: what stands in the way. */
    message: string,
    /** After how many seconds it makes sense to try again. */
    readonly retryAfterSeconds: number,
    options?: ErrorOptions,
  ) {
    super(message, options)
  }
}
