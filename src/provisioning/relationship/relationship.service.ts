import type { Caller } from '../../shared/caller.js'
import type { Storage } from '../../storage/storage.js'
import type { Relationship } from './relationship.types.js'

export class RelationshipService {
  constructor(private readonly storage: Storage) {}

  async findByIds(caller: Caller, ids: readonly string[]): Promise<ReadonlyMap<string, Relationship>> {
    const where = { id: { in: [...ids] }, partnerId: caller.partner.id }
    const rows = await this.storage.read.relationship.findMany({ where })
    return new Map(rows.map((row) => [row.id, row]))
  }
}
