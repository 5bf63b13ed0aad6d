/** An argument of a query that no caller should send: a program's mistake, told to it as a bad request. */
export class InvalidArgument extends Error {
  override readonly name = 'InvalidArgument'

  constructor(
    readonly argument: string,
    message: string,
  ) {
    super(message)
  }
}
