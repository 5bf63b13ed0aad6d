import { Batch } from '../../shared/batch.js'
import type { Caller } from '../../shared/caller.js'
import type { Storage } from '../../storage/storage.js'
import type { AccessGrant } from './access.types.js'

export class AccessService {
  readonly #bySubscription = new Batch<null, AccessGrant[]>((caller, ids) => this.#findOfSubscriptions(caller, ids))

  constructor(private readonly storage: Storage) {}

  async listOfSubscription(caller: Caller, subscriptionId: string): Promise<readonly AccessGrant[]> {
    return (await this.#bySubscription.load(caller, subscriptionId, null)) ?? []
  }

  async findByIds(caller: Caller, ids: readonly string[]): Promise<ReadonlyMap<string, AccessGrant>> {
    const where = { id: { in: [...ids] }, partnerId: caller.partner.id }
    const rows = await this.storage.read.accessGrant.findMany({ where })
    return new Map(rows.map((row) => [row.id, row]))
  }

  async #findOfSubscriptions(caller: Caller, ids: readonly string[]): Promise<ReadonlyMap<string, AccessGrant[]>> {
    const rows = await this.storage.read.accessGrant.findMany({
      where: { subscriptionId: { in: [...ids] }, partnerId: caller.partner.id },
      orderBy: { id: 'asc' },
    })
    return new Map(ids.map((id) => [id, rows.filter(({ subscriptionId }) => subscriptionId === id)]))
  }
}
