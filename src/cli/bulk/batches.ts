/**
 * Writes what comes in while the last batch is being written all at once, so that many wait for one sync of the disk.
 * After a write that failed every other fails with it: nothing is added to what may be broken.
 */
export class Batches<Item> {
  #items: Item[] = []
  #last: Promise<void> = Promise.resolve()
  #next: Promise<void> | undefined

  constructor(private readonly write: (items: readonly Item[]) => Promise<void>) {}

  /** Until it is on disk. */
  add(item: Item): Promise<void> {
    this.#items.push(item)
    this.#next ??= this.#afterLast()
    return this.#next
  }

  #afterLast(): Promise<void> {
    this.#last = this.#last.then(() => {
      const items = this.#items
      this.#items = []
      this.#next = undefined
      return this.write(items)
    })
    return this.#last
  }
}
