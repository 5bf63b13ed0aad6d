import { Batch } from '../../shared/batch.js'
import type { Caller } from '../../shared/caller.js'
import type { Connection } from '../../shared/connection.types.js'
import { parseId } from '../../shared/ids.js'
import { type PageArguments, type PageOrder, parsePage, toConnection } from '../../shared/page.js'
import { type AuditRecord as AuditRow, Prisma } from '../../storage/generated/sqlite/client.js'
import { limitTo, pageSql } from '../../storage/page-sql.js'
import { Columns, part } from '../../storage/selection.js'
import type { Storage } from '../../storage/storage.js'
import type { AuditRecordsArgs } from './audit.inputs.js'
import { recordAudit } from './audit.log.js'
import type { AuditChange, AuditOperation, AuditRecord } from './audit.types.js'

const id = { name: 'id', type: 'text' } as const

const latestFirst: PageOrder = {
  name: 'auditRecords',
  columns: [{ name: 'occurredAt', type: 'time' }, id],
  isDescending: true,
}

/** Of one customer, or some. Ids grow with time, so they order the records. */
const latestOfCustomerFirst: PageOrder = { name: 'audit', columns: [id], isDescending: true }

/** With what only the REST door asks for. */
export interface AuditQuery extends PageArguments, Pick<AuditRecordsArgs, 'since' | 'until'> {
  readonly operations?: readonly AuditOperation[] | null
  readonly customerIds?: readonly string[] | null
}

export class AuditService {
  readonly #pages = new Batch<PageArguments, Connection<AuditRecord>>((caller, customerIds, args) =>
    this.#findPages(caller, customerIds, args),
  )
  readonly #counts = new Batch<null, number>((caller, customerIds) => this.#count(caller, customerIds))

  constructor(private readonly storage: Storage) {}

  /** A page of one customer's trail; those of all customers in a request are read together. */
  async listOfCustomer(caller: Caller, customerId: string, args: PageArguments): Promise<Connection<AuditRecord>> {
    const page = await this.#pages.load(caller, customerId, args)
    return page ?? toConnection(parsePage(args, latestOfCustomerFirst), [], toAuditRecord, async () => 0)
  }

  async list(caller: Caller, { customerId, operation, ...args }: AuditRecordsArgs): Promise<Connection<AuditRecord>> {
    const customerIds = customerId == null ? null : [customerId]
    return this.search(caller, { ...args, customerIds, operations: operation ? [operation] : null })
  }

  async search(caller: Caller, args: AuditQuery): Promise<Connection<AuditRecord>> {
    const page = parsePage(args, args.customerIds ? latestOfCustomerFirst : latestFirst)
    const { where, orderBy, take } = pageSql(page, 'a')
    const matching = Prisma.sql`FROM "AuditRecord" a WHERE ${Prisma.join(conditionsOf(caller, args), ' AND ')}`
    // By what was done, records are found on a walk through all of them.
    const storage = args.operations ? this.storage.aside : this.storage
    const rows = await storage.select(
      auditSelection,
      Prisma.sql`${matching} AND ${where} ORDER BY ${orderBy} ${limitTo(take)}`,
    )
    const count = () => this.storage.aside.count(Prisma.sql`SELECT count(*) ${matching}`)
    return toConnection(page, rows, toAuditRecord, count)
  }

  /** Somebody asked for what their roles do not allow: nothing of it was done. */
  async recordDenial(caller: Caller, coordinates: readonly string[]): Promise<void> {
    const after = Object.fromEntries(coordinates.map((coordinate) => [coordinate, 'denied']))
    const entry = { operation: 'DENY_ACCESS', customerId: null, succeeded: false, after } as const
    await this.storage.write(async (tx) => recordAudit(tx, caller, entry))
  }

  async findByIds(caller: Caller, ids: readonly string[]): Promise<ReadonlyMap<string, AuditRecord>> {
    const where = { id: { in: [...ids] }, partnerId: caller.partner.id }
    const rows = await this.storage.read.auditRecord.findMany({ where })
    return new Map(rows.map((row) => [row.id, toAuditRecord(row)]))
  }

  async #findPages(
    caller: Caller,
    customerIds: readonly string[],
    args: PageArguments,
  ): Promise<ReadonlyMap<string, Connection<AuditRecord>>> {
    const page = parsePage(args, latestOfCustomerFirst)
    const after = page.after?.[0] ?? null
    const places = await this.storage.read.$queryRaw<{ id: string }[]>`
      SELECT "id" FROM (
        SELECT "id", ROW_NUMBER() OVER (PARTITION BY "customerId" ORDER BY "id" DESC) AS "place"
        FROM "AuditRecord"
        WHERE "partnerId" = ${caller.partner.id} AND "customerId" IN (${Prisma.join([...customerIds])})
          AND (CAST(${after} AS TEXT) IS NULL OR "id" < ${after})
      ) AS "placed" WHERE "place" <= ${page.size + 1}`
    const rows = await this.storage.read.auditRecord.findMany({
      where: { id: { in: places.map(({ id }) => id) } },
      orderBy: { id: 'desc' },
    })
    // A long list of ids is read in several statements, each in order for itself.
    rows.sort((a, b) => (a.id < b.id ? 1 : -1))
    const rowsByCustomer = new Map(customerIds.map((id) => [id, rows.filter(({ customerId }) => customerId === id)]))
    return new Map(
      [...rowsByCustomer].map(([id, rowsOfOne]) => [
        id,
        toConnection(page, rowsOfOne, toAuditRecord, async () => (await this.#counts.load(caller, id, null)) ?? 0),
      ]),
    )
  }

  async #count(caller: Caller, customerIds: readonly string[]): Promise<ReadonlyMap<string, number>> {
    const groups = await this.storage.read.auditRecord.groupBy({
      by: 'customerId',
      where: { customerId: { in: [...customerIds] }, partnerId: caller.partner.id },
      _count: true,
    })
    return new Map(groups.map(({ customerId, _count }) => [customerId ?? '', _count]))
  }
}

const auditSelection = new Columns<AuditRow>([
  part('', 'a', [Prisma.AuditRecordScalarFieldEnum, { succeeded: 'boolean', occurredAt: 'time', changes: 'json' }]),
])

const conditionsOf = ({ partner }: Caller, { customerIds, operations, since, until }: AuditQuery): Prisma.Sql[] => [
  Prisma.sql`a."partnerId" = ${partner.id}`,
  ...(customerIds
    ? [
        isOneOf(
          Prisma.sql`a."customerId"`,
          customerIds.map((id) => parseId(id) ?? ''),
        ),
      ]
    : []),
  ...(operations ? [isOneOf(Prisma.sql`a."operation"`, operations)] : []),
  ...(since ? [Prisma.sql`a."occurredAt" >= ${since}`] : []),
  ...(until ? [Prisma.sql`a."occurredAt" < ${until}`] : []),
]

/** Of one it is an equality, for which the plans of the database were looked at. */
const isOneOf = (column: Prisma.Sql, values: readonly string[]): Prisma.Sql => {
  if (values.length === 0) return Prisma.sql`1 = 0`
  return values.length === 1
    ? Prisma.sql`${column} = ${values[0]}`
    : Prisma.sql`${column} IN (${Prisma.join([...values])})`
}

const toAuditRecord = (row: AuditRow): AuditRecord => ({
  ...row,
  changes: row.changes as unknown as AuditChange[],
})
