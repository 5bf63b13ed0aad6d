/** The largest body that any door reads, in bytes. */
export const bodyBytesMax = 100_000
