import { randomFillSync } from 'node:crypto'

const pool = new Uint8Array(4_096)
let used = pool.length

/**
 * Random bytes, up to some hundreds, to be used at once: they are overwritten later. Fetched for many at a time, as each
 * time costs more than what is made of them.
 */
export const takeRandom = (count: number): Uint8Array => {
  if (used + count > pool.length) {
    randomFillSync(pool)
    used = 0
  }
  used += count
  return pool.subarray(used - count, used)
}
