/**
 * Numbers that look random and are the same for the same seed (mulberry32): Node's own generators cannot be given one,
 * and seeded customers have to come out the same each time.
 */
export class Random {
  #state: number

  constructor(seed: number) {
    this.#state = scatter(seed + 1)
  }

  /** A whole number of 32 bits, from 0. */
  bits(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0
    const mixed = Math.imul(this.#state ^ (this.#state >>> 15), this.#state | 1)
    const stirred = mixed ^ (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61))
    return (stirred ^ (stirred >>> 14)) >>> 0
  }

  /** From 0 up to, and without, 1. */
  fraction(): number {
    return this.bits() / 2 ** 32
  }

  chance(probability: number): boolean {
    return this.fraction() < probability
  }

  pick<Item>(items: readonly Item[]): Item {
    const item = items[Math.floor(this.fraction() * items.length)]
    if (item === undefined) throw new Error('There is nothing to pick from.')
    return item
  }
}

/** Neighbouring seeds must not make neighbouring states: one sequence would be the other, a step later. */
const scatter = (seed: number): number => {
  const mixed = Math.imul(seed ^ (seed >>> 16), 0x85ebca6b)
  return Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35) ^ 0x9e3779b9
}
