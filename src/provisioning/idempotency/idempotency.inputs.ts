/** How the argument is described wherever there is one. */
export const idempotencyKeyOptions = {
  nullable: true,
  description:
    'Makes it safe to send the request again when its answer was lost: the same key with the same input is done once and answered each time, for 24 hours; `replayed` says so. With other input it is refused (IDEMPOTENCY_KEY_REUSED); while the first request is still running, after 2 seconds, IDEMPOTENCY_IN_PROGRESS. A Rejection leaves the key free. Any text of up to 255 characters, counted for each operation by itself; use a new random UUID each time: with it, a one-time password can be shown again for 15 minutes.',
} as const

export const replayedOptions = {
  description: 'True when this repeats the answer to an earlier request with the same idempotency key.',
} as const
