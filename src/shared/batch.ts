import DataLoader from 'dataloader'
import type { Caller } from './caller.js'

type BatchLoad<Args, Value> = (
  caller: Caller,
  ids: readonly string[],
  args: Args,
) => Promise<ReadonlyMap<string, Value>>

/**
 * Prisma splits longer lists of keys into several statements, and then finds the rows of a relation by two keys
 * (id, partnerId) twice.
 */
const maxBatchSize = 250

/**
 * Collects what the fields of one request ask for, id by id, into one call each. A caller lives as long as its
 * request, and so do its loaders.
 */
export class Batch<Args, Value> {
  readonly #loaders = new WeakMap<Caller, Map<string, DataLoader<string, Value | undefined>>>()

  constructor(private readonly loadAll: BatchLoad<Args, Value>) {}

  load(caller: Caller, id: string, args: Args): Promise<Value | undefined> {
    return this.#loaderOf(caller, args).load(id)
  }

  #loaderOf(caller: Caller, args: Args): DataLoader<string, Value | undefined> {
    const loaders = this.#loaders.get(caller) ?? new Map<string, DataLoader<string, Value | undefined>>()
    this.#loaders.set(caller, loaders)
    const key = JSON.stringify(args)
    const loader =
      loaders.get(key) ??
      new DataLoader<string, Value | undefined>(
        async (ids) => {
          const found = await this.loadAll(caller, [...new Set(ids)], args)
          return ids.map((id) => found.get(id))
        },
        // Only collected, never kept: a second mutation of the request has to see what the first one changed.
        { cache: false, maxBatchSize },
      )
    loaders.set(key, loader)
    return loader
  }
}
