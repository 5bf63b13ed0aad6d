import type { PartnerRole } from '../../shared/caller.js'
import type { ApiKey as ApiKeyRow } from '../../storage/generated/sqlite/client.js'
import type { ApiKey } from './api-key.types.js'

export const rolesOfKey = ({ roles }: Pick<ApiKeyRow, 'roles'>): readonly PartnerRole[] =>
  roles as unknown as PartnerRole[]

/** What the schema shows: not even the hash of the secret. */
export const toApiKey = (row: ApiKeyRow): ApiKey => {
  const { id, name, createdBy, createdAt, expiresAt, revokedAt, lastUsedAt } = row
  return { id, name, createdBy, createdAt, expiresAt, revokedAt, lastUsedAt, roles: rolesOfKey(row) }
}

/** Which keys open the door at a time. */
export const inUseAt = (now: Date) => ({ revokedAt: null, OR: [{ expiresAt: null }, { expiresAt: { gt: now } }] })
