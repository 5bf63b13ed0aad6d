import { v7 } from 'uuid'
import type { Random } from './random.js'

/**
 * Ids as the gateway makes them, UUIDv7 that grow with time and within one moment, but of the customer's own random
 * numbers: the same at each run.
 */
export class Ids {
  readonly #bytes = new DataView(new ArrayBuffer(16))
  #seq: number

  constructor(private readonly random: Random) {
    this.#seq = random.bits() >>> 1
  }

  /** The id of something that happened at `time`. */
  next(time: Date): string {
    this.#seq += 1
    this.#bytes.setUint32(8, this.random.bits())
    this.#bytes.setUint32(12, this.random.bits())
    return v7({ msecs: time.getTime(), seq: this.#seq, random: new Uint8Array(this.#bytes.buffer) })
  }
}
