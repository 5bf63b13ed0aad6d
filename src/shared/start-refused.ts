/**
 * A start that must not go on, for a reason that whoever runs the gateway can mend: the message says which and
 * how, and no stack is shown.
 */
export class StartRefused extends Error {
  override readonly name = 'StartRefused'
}
