/** Stops the server that the setup started. */
export default async (): Promise<void> => {
  const { stopPostgresql } = globalThis as { stopPostgresql?: () => Promise<void> }
  await stopPostgresql?.()
}
