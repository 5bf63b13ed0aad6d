/** Why there is no answer: what a person can do about it depends on this. */
export type FailureKind = 'unreachable' | 'unavailable' | 'signedOut' | 'forbidden' | 'refused' | 'fault'

export class GatewayFailure extends Error {
  override readonly name = 'GatewayFailure'

  constructor(
    readonly kind: FailureKind,
    message: string,
    /** Finds the request in the gateway's log. */
    readonly requestId?: string,
  ) {
    super(message)
  }
}
