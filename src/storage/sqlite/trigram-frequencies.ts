import { Prisma } from '../generated/sqlite/client.js'
import type { PreparedReads } from './prepared-reads.js'

/** How many customers are looked at: what one in a hundred has is seen, and it takes some milliseconds. */
const sampleSize = 500

/** How long nobody looks whether there are many more customers than there were, in milliseconds. */
const restMs = 10_000

/** By how many times there have to be more, for others to be looked at. */
const growth = 1.5

/** What nearly all customers have leaves out too few for what it costs: looking it up takes as long as there are such. */
const shareMax = 0.9

/** How many customers are expected in the end: three letters of one word are mostly found together, and leave more. */
const expectedMax = 0.1

const enoughMax = 4

/**
 * How often every three letters in a row are found in customers, guessed from some of them: the search index does not know
 * without reading all of an entry. A guess that is wrong costs time, and nothing else.
 */
export class TrigramFrequencies {
  #counts: ReadonlyMap<string, number> = new Map()
  #looked = 1
  #lastNumber = 0
  #lookedAt = Number.NEGATIVE_INFINITY

  constructor(private readonly prepared: Pick<PreparedReads, 'all'>) {}

  /** @returns the rarest first, without what leaves out too few */
  async rarestFirst(trigrams: readonly string[]): Promise<string[]> {
    await this.#look()
    const sorted = [...trigrams].sort((a, b) => this.#shareOf(a) - this.#shareOf(b))
    return sorted.filter((trigram, index) => index === 0 || this.#shareOf(trigram) <= shareMax)
  }

  /** @returns the first of these, as many as leave next to nobody who has not all of them */
  enoughOf(rarestFirst: readonly string[]): string[] {
    const enough: string[] = []
    let expected = this.#lastNumber
    for (const trigram of rarestFirst.slice(0, enoughMax)) {
      enough.push(trigram)
      expected *= this.#shareOf(trigram)
      if (expected < expectedMax) break
    }
    return enough
  }

  /** What none of those looked at has, some of the others may have. */
  #shareOf(trigram: string): number {
    return (this.#counts.get(trigram) ?? 0.5) / this.#looked
  }

  async #look(): Promise<void> {
    const now = performance.now()
    if (now < this.#lookedAt + restMs) return
    this.#lookedAt = now
    const [row] = await this.prepared.all(Prisma.sql`SELECT max("number") FROM "CustomerSearchKey"`)
    const lastNumber = Number(row?.[0] ?? 0)
    if (lastNumber < this.#lastNumber * growth) return
    const texts = await this.#sample(lastNumber)
    this.#counts = countsOf(texts)
    this.#looked = Math.max(texts.length, 1)
    this.#lastNumber = lastNumber
  }

  async #sample(lastNumber: number): Promise<string[]> {
    const size = Math.min(sampleSize, lastNumber)
    const numbers = Array.from({ length: size }, (_, index) => Math.ceil(((index + 1) * lastNumber) / size))
    const rows = await this.prepared.all(Prisma.sql`
      SELECT c."searchText" FROM json_each(${JSON.stringify(numbers)}) n
      JOIN "CustomerSearchKey" k ON k."number" = n."value" JOIN "Customer" c ON c."id" = k."customerId"`)
    return rows.map(([text]) => String(text))
  }
}

const countsOf = (texts: readonly string[]): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>()
  for (const text of texts) {
    const letters = [...text]
    const trigrams = new Set(letters.slice(2).map((_, at) => letters.slice(at, at + 3).join('')))
    for (const trigram of trigrams) counts.set(trigram, (counts.get(trigram) ?? 0) + 1)
  }
  return counts
}
