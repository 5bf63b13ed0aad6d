import { expect, test } from '@jest/globals'
import { Batch } from '../../src/shared/batch.js'
import type { Caller } from '../../src/shared/caller.js'

const caller = { userName: 'somebody' } as Caller

test('what many fields ask for is loaded together, each id once, at most 250 ids at a time', async () => {
  const calls: (readonly string[])[] = []
  const batch = new Batch<null, string>(async (_caller, ids) => {
    calls.push(ids)
    return new Map(ids.filter((id) => id !== 'none').map((id) => [id, `value of ${id}`]))
  })
  const ids = [...Array.from({ length: 600 }, (_, index) => `${index}`), '0', '0', 'none']
  const values = await Promise.all(ids.map((id) => batch.load(caller, id, null)))
  expect(values).toEqual(ids.map((id) => (id === 'none' ? undefined : `value of ${id}`)))
  expect(calls.map(({ length }) => length)).toEqual([250, 250, 102])
})

test('what was loaded before is loaded again: it may have changed', async () => {
  let version = 0
  const batch = new Batch<null, number>(async (_caller, ids) => {
    version += 1
    return new Map(ids.map((id) => [id, version]))
  })
  expect(await batch.load(caller, 'a', null)).toBe(1)
  expect(await batch.load(caller, 'a', null)).toBe(2)
})
