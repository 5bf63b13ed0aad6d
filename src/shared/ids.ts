import { v7 } from 'uuid'
import { takeRandom } from './random.js'

const bytesPerId = 16

const last = { msecs: 0, seq: 0 }

/**
 * A new id. UUIDv7 grows with time, so that rows written together lie together in the index; random ids cost up
 * to half of the write throughput. Within a millisecond, too, each is greater than the one before.
 */
export const newId = (): string => {
  const now = Date.now()
  const random = takeRandom(bytesPerId)
  if (now > last.msecs) {
    last.msecs = now
    // 31 bits, so that there is room to count.
    last.seq = new DataView(random.buffer, random.byteOffset).getUint32(6) >>> 1
  } else last.seq += 1
  return v7({ random, msecs: last.msecs, seq: last.seq })
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/** An id as stored, or null when it cannot be one: what is no GUID is found nowhere. */
export const parseId = (id: string): string | null => (uuid.test(id) ? id.toLowerCase() : null)
