/** Nobody is signed in by this request. Every door answers 401, and says no more than that. */
export class NotSignedIn extends Error {
  override name = 'NotSignedIn'
  readonly statusCode = 401

  /** @param message for the log: never a token or a part of one */
  constructor(message: string, options?: ErrorOptions) {
    super(message, options)
  }
}

/** It cannot be found out now who calls: the issuer of the tokens does not answer. Every door answers 503. */
export class SignInUnavailable extends Error {
  override name = 'SignInUnavailable'
  readonly statusCode = 503
  readonly retryAfterSeconds = 5
}
