import type { Caller } from '../../shared/caller.js'
import type { Connection } from '../../shared/connection.types.js'
import { newId, parseId } from '../../shared/ids.js'
import { Rejection } from '../../shared/issue.types.js'
import { type PageArguments, type PageOrder, parsePage, toConnection } from '../../shared/page.js'
import type { Prisma } from '../../storage/generated/sqlite/client.js'
import { pageQuery } from '../../storage/page-query.js'
import type { Storage } from '../../storage/storage.js'
import { recordAudit, refuse } from '../audit/audit.log.js'
import type { CreateApiKeyArgs } from './api-key.inputs.js'
import { inUseAt, toApiKey } from './api-key.rows.js'
import { apiKeyNotFound, findKeyIssues, findPlaceIssues, type KeyToMake, normaliseName } from './api-key.rules.js'
import { hashSecret, makeSecret, showKey } from './api-key.secret.js'
import type { ApiKey, CreateApiKeySuccess, RevokeApiKeySuccess } from './api-key.types.js'

const orderOfMaking: PageOrder = {
  name: 'apiKeys',
  columns: [
    { name: 'createdAt', type: 'time' },
    { name: 'id', type: 'text' },
  ],
}

/** The keys that programs sign in with. */
export class ApiKeyService {
  constructor(private readonly storage: Storage) {}

  async list(caller: Caller, args: PageArguments): Promise<Connection<ApiKey>> {
    const page = parsePage(args, orderOfMaking)
    const { where, orderBy, take } = pageQuery(page)
    const own = { partnerId: caller.partner.id }
    const rows = await this.storage.read.apiKey.findMany({
      where: { AND: [own, where as Prisma.ApiKeyWhereInput] },
      orderBy: [...orderBy],
      take,
    })
    return toConnection(page, rows, toApiKey, () => this.storage.read.apiKey.count({ where: own }))
  }

  async findByIds(caller: Caller, ids: readonly string[]): Promise<ReadonlyMap<string, ApiKey>> {
    const where = { id: { in: [...ids] }, partnerId: caller.partner.id }
    const rows = await this.storage.read.apiKey.findMany({ where })
    return new Map(rows.map((row) => [row.id, toApiKey(row)]))
  }

  /** A refused attempt is audited as well: whoever has a key is let in. */
  async create(caller: Caller, args: CreateApiKeyArgs): Promise<CreateApiKeySuccess | Rejection> {
    const { partner, calledAt, userName } = caller
    const wanted = {
      name: normaliseName(args.name),
      roles: [...new Set(args.roles)],
      expiresAt: args.expiresAt ?? null,
    }
    const [id, secret] = [newId(), makeSecret()]
    const entry = { operation: 'CREATE_API_KEY', customerId: null, after: auditOf(id, wanted) } as const
    return this.storage.write(async (tx) => {
      const inUse = await tx.apiKey.findMany({ where: { partnerId: partner.id, ...inUseAt(calledAt) } })
      const issues = [
        ...findKeyIssues(wanted, calledAt),
        ...findPlaceIssues(
          wanted.name,
          inUse.map(({ name }) => name),
        ),
      ]
      if (issues.length > 0) return refuse(tx, caller, entry, issues)
      const made = { id, partnerId: partner.id, secretHash: hashSecret(secret), createdBy: userName }
      const row = await tx.apiKey.create({ data: { ...made, ...wanted, createdAt: calledAt } })
      recordAudit(tx, caller, entry)
      return { apiKey: toApiKey(row), secret: showKey({ ...row, secret }) }
    })
  }

  /** Revoking what is revoked is a success that writes nothing. */
  async revoke(caller: Caller, apiKeyId: string): Promise<RevokeApiKeySuccess | Rejection> {
    const id = parseId(apiKeyId) ?? ''
    return this.storage.write(async (tx) => {
      const row = await tx.apiKey.findFirst({ where: { id, partnerId: caller.partner.id } })
      if (!row) return new Rejection([apiKeyNotFound(apiKeyId)])
      if (row.revokedAt) return { apiKey: toApiKey(row) }
      const where = { id_partnerId: { id, partnerId: caller.partner.id } }
      const revoked = await tx.apiKey.update({ where, data: { revokedAt: caller.calledAt } })
      const after = { [`apiKeys.${id}.revokedAt`]: caller.calledAt.toISOString() }
      recordAudit(tx, caller, { operation: 'REVOKE_API_KEY', customerId: null, after })
      return { apiKey: toApiKey(revoked) }
    })
  }
}

const auditOf = (id: string, { name, roles, expiresAt }: KeyToMake) => ({
  [`apiKeys.${id}.name`]: name,
  [`apiKeys.${id}.roles`]: roles.join(' '),
  [`apiKeys.${id}.expiresAt`]: expiresAt?.toISOString() ?? null,
})
