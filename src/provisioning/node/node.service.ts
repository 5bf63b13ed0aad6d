import type { Caller } from '../../shared/caller.js'
import { parseId } from '../../shared/ids.js'
import { InvalidArgument } from '../../shared/invalid-argument.js'
import { pageSizeMax } from '../../shared/page.js'

export type FindByIds = (caller: Caller, ids: readonly string[]) => Promise<ReadonlyMap<string, object>>

/** How the things of each type are found, by the name of the type. */
export type NodeFinders = Readonly<Record<string, FindByIds>>

export type FoundNode = { readonly __typename: string; readonly id: string }

/** Finds anything by its id. Ids are unique among all types, so each type is asked for all of them. */
export class NodeService {
  constructor(private readonly finders: NodeFinders) {}

  /** In the order of the ids; null where there is nothing that the caller may see. */
  async find(caller: Caller, ids: readonly string[]): Promise<(FoundNode | null)[]> {
    if (ids.length > pageSizeMax) {
      throw new InvalidArgument('ids', `\`ids\` can have at most ${pageSizeMax} ids, not ${ids.length}.`)
    }
    const wanted = [...new Set(ids.map(parseId).filter((id) => id !== null))]
    const found = new Map<string, FoundNode>()
    if (wanted.length > 0) {
      await Promise.all(
        Object.entries(this.finders).map(async ([typeName, findByIds]) => {
          for (const [id, node] of await findByIds(caller, wanted)) found.set(id, { ...node, __typename: typeName, id })
        }),
      )
    }
    return ids.map((id) => found.get(parseId(id) ?? '') ?? null)
  }
}
