/** An argument of a query that no caller should send: a program's mistake, told to it as a bad request. */
export class InvalidArgument extends Error {
  override readonly name = 'InvalidArgument'

  constructor(
    readonly argument: string,
    message: string,
    /** NOT_FOUND for the id of something that is not there, or of somebody else. */
    readonly code: 'BAD_USER_INPUT' | 'NOT_FOUND' = 'BAD_USER_INPUT',
  ) {
    super(message)
  }
}
