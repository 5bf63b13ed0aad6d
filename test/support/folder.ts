import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll } from '@jest/globals'

/** A folder for the tests of one file; `file('x.db')` gives another path at each call. */
export const aFolder = (): { file(name: string): string } => {
  let folder = ''
  let count = 0
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'csp-gateway-test-'))
  })
  afterAll(async () => {
    await rm(folder, { recursive: true, maxRetries: 5 })
  })
  return {
    file: (name) => {
      count += 1
      return join(folder, `${count}-${name}`)
    },
  }
}
