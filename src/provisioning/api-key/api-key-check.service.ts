import type { PartnerRole } from '../../shared/caller.js'
import { forPartner } from '../../storage/partner-scope.js'
import type { Storage } from '../../storage/storage.js'
import { inUseAt, rolesOfKey } from './api-key.rows.js'
import { isSecretOf, parseKey } from './api-key.secret.js'

/** How exact the last use is known: a key that is used all the time costs one write in this time. */
const useNotedEveryMs = 60_000

export interface KnownKey {
  readonly partnerId: string
  readonly name: string
  readonly roles: readonly PartnerRole[]
}

/** Whose a key is that somebody shows. Asked before anybody is signed in, so it takes no caller. */
export class ApiKeyCheckService {
  constructor(
    private readonly storage: Storage,
    private readonly onError: (error: unknown) => void,
  ) {}

  /** null for what is no key, is not in use, or was never made. */
  async check(shown: string, now: Date): Promise<KnownKey | null> {
    const key = parseKey(shown)
    if (!key) return null
    const { id, partnerId, secret } = key
    return forPartner(partnerId, async () => {
      const row = await this.storage.read.apiKey.findFirst({ where: { id, partnerId, ...inUseAt(now) } })
      if (!row || !isSecretOf(secret, row.secretHash)) return null
      if (now.getTime() - (row.lastUsedAt?.getTime() ?? 0) >= useNotedEveryMs) this.#noteUse(key, now)
      return { partnerId, name: row.name, roles: rolesOfKey(row) }
    })
  }

  /** Beside the request, which neither waits for it nor fails with it. */
  #noteUse({ id, partnerId }: { readonly id: string; readonly partnerId: string }, now: Date): void {
    const earlier = { OR: [{ lastUsedAt: null }, { lastUsedAt: { lt: now } }] }
    this.storage
      .write((tx) => tx.apiKey.updateMany({ where: { id, partnerId, ...earlier }, data: { lastUsedAt: now } }))
      .catch(this.onError)
  }
}
