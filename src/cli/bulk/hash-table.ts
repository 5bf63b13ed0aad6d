import { createHash } from 'node:crypto'

const beginning = 1 << 12

/**
 * Numbers by texts, in 24 to 48 bytes for each: a million lines are not worth a million objects. Texts are known by 64 bits
 * of their SHA-256; two of a million that share them are less likely than one in ten million.
 */
export class HashTable {
  #keys = new BigUint64Array(beginning)
  #values = new Uint32Array(beginning)
  #size = 0

  get(text: string): number | undefined {
    const key = keyOf(text)
    const slot = this.#slotOf(key)
    return this.#keys[slot] === key ? this.#values[slot] : undefined
  }

  set(text: string, value: number): void {
    if (this.#size * 2 >= this.#keys.length) this.#grow()
    this.#put(keyOf(text), value)
  }

  #put(key: bigint, value: number): void {
    const slot = this.#slotOf(key)
    if (this.#keys[slot] !== key) this.#size += 1
    this.#keys[slot] = key
    this.#values[slot] = value
  }

  /** Where the key is, or where it would be put: the next one that is empty. */
  #slotOf(key: bigint): number {
    const last = this.#keys.length - 1
    for (let slot = Number(key & BigInt(last)); ; slot = (slot + 1) & last) {
      if (this.#keys[slot] === key || this.#keys[slot] === 0n) return slot
    }
  }

  #grow(): void {
    const [keys, values] = [this.#keys, this.#values]
    this.#keys = new BigUint64Array(keys.length * 2)
    this.#values = new Uint32Array(keys.length * 2)
    this.#size = 0
    keys.forEach((key, slot) => {
      if (key !== 0n) this.#put(key, values[slot] ?? 0)
    })
  }
}

/** None of them is 0, which is an empty slot's. */
const keyOf = (text: string): bigint => createHash('sha256').update(text).digest().readBigUInt64LE() || 1n
