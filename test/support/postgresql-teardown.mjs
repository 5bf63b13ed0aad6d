/** Stops the server that the setup started. */
export default async () => {
  await globalThis.stopPostgresql?.()
}
