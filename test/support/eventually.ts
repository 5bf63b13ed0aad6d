import { setTimeout as sleep } from 'node:timers/promises'

/** Looks again and again until there is something; fails when the time is over. */
export const eventually = async <Found>(
  look: () => Found | Promise<Found>,
  timeoutMs = 8_000,
): Promise<NonNullable<Found>> => {
  const deadline = performance.now() + timeoutMs
  for (;;) {
    const found = await look()
    if (found) return found as NonNullable<Found>
    if (performance.now() > deadline) throw new Error(`It did not happen within ${timeoutMs} ms: ${look}`)
    await sleep(10)
  }
}
