import { test } from '@jest/globals'

/**
 * A test that needs something of the system. Without it the test is reported as skipped, with what is missing; in CI,
 * which has to have everything, it fails. It never passes without having been run.
 */
export const testWith = <Means>(
  title: string,
  { means, missing }: { readonly means: Means | undefined; readonly missing: string },
  run: (means: Means) => Promise<void>,
  timeoutMs?: number,
): void => {
  if (means !== undefined) test(title, () => run(means), timeoutMs)
  else if (process.env.CI) {
    test(title, () => {
      throw new Error(`Not checked: ${missing}.`)
    })
  } else test.skip(`${title} (NOT CHECKED: ${missing})`, () => {})
}
