import type { CustomerOf } from '../../storage/customer-lock.js'
import type { CustomerSearch } from '../../storage/customer-search.js'
import { Prisma } from '../../storage/generated/sqlite/client.js'
import { insertRows } from '../../storage/insertion.js'
import { transactionOf } from '../../storage/open-transaction.js'
import type { Selection } from '../../storage/selection.js'
import type { AtEnd, Measurements, Rate, RateLimiter, Storage, Writer } from '../../storage/storage.js'
import { type AuditChain, type ChainEnd, chainStart, type UnchainedRecord } from './audit-chain.js'
import { openRecords, type PendingEvent, type PendingRecords, recordsOf } from './pending-records.js'

/**
 * Storage whose transactions end with their records: what was done goes into the audit chain, what others follow into
 * the outbox, numbered without gaps in the order of the commits.
 */
export class Ledger implements Storage {
  readonly read: Storage['read']
  readonly aside: Storage['aside']
  readonly customerSearch: CustomerSearch

  constructor(
    private readonly storage: Storage,
    private readonly chain: AuditChain,
    /** Told after each commit that wrote events, of which partner: whoever follows what happens looks at once. */
    private readonly onEvents: (partnerId?: string) => void,
  ) {
    this.read = storage.read
    this.aside = storage.aside
    this.customerSearch = storage.customerSearch
  }

  get readStatements(): number {
    return this.storage.readStatements
  }

  async write<Result>(work: (tx: Writer) => Promise<Result>): Promise<Result> {
    const { result, records } = await this.storage.write(async (tx) => {
      const records = openRecords(tx)
      return { result: await work(tx), records }
    }, this.#atEnd)
    if (records.events.length > 0 || records.isUrgent) this.onEvents(records.events[0]?.partnerId)
    return result
  }

  select<Row>(selection: Selection<Row>, rest: Prisma.Sql): Promise<Row[]> {
    return this.storage.select(selection, rest)
  }

  count(query: Prisma.Sql): Promise<number> {
    return this.storage.count(query)
  }

  findTakenDomains(domains: readonly string[]): Promise<ReadonlySet<string>> {
    return this.storage.findTakenDomains(domains)
  }

  findPartnerOfDomain(domain: string): Promise<string | null> {
    return this.storage.findPartnerOfDomain(domain)
  }

  lockCustomer(tx: Writer, of: CustomerOf): Promise<void> {
    return this.storage.lockCustomer(tx, of)
  }

  rateLimiter(rate: Rate): RateLimiter {
    return this.storage.rateLimiter(rate)
  }

  listen(onEvents: Parameters<Storage['listen']>[0]): ReturnType<Storage['listen']> {
    return this.storage.listen(onEvents)
  }

  measurements(): Measurements {
    return this.storage.measurements()
  }

  eraseDeleted(): Promise<void> {
    return this.storage.eraseDeleted()
  }

  checkWritable(): Promise<void> {
    return this.storage.checkWritable()
  }

  close(): Promise<void> {
    return this.storage.close()
  }

  /** Last in the transaction: from here to the commit, other writers of the same partner wait. */
  readonly #atEnd: AtEnd = async (writers) => {
    const [tx] = writers
    if (!tx) return
    for (const [partnerId, records] of byPartner(writers.map(recordsOf)))
      await this.#writeRecords(tx, partnerId, records)
  }

  async #writeRecords(tx: Writer, partnerId: string, { audit, events }: Records): Promise<void> {
    const before = await this.#takeNumbers(tx, partnerId, audit.length, events.length)
    await this.#chainAudit(tx, partnerId, before, audit)
    await insertRows(tx, 'Event', events.map(numberedFrom(before.eventSequence)))
  }

  async #chainAudit(tx: Writer, partnerId: string, before: Numbers, audit: readonly UnchainedRecord[]): Promise<void> {
    if (audit.length === 0) return
    let end = { sequence: before.auditSequence, hash: before.auditHash }
    const chained = audit.map((record) => {
      const next = this.chain.append(record, end)
      end = next
      return next
    })
    await insertRows(tx, 'AuditRecord', chained as ChainedRow[])
    const auditSeal = this.chain.sealOf(partnerId, end)
    await transactionOf(tx).executeAhead(Prisma.sql`
      UPDATE "PartnerLedger" SET "auditHash" = ${end.hash}, "auditSeal" = ${auditSeal} WHERE "partnerId" = ${partnerId}`)
  }

  /** @returns the numbers before those that are taken now */
  async #takeNumbers(tx: Writer, partnerId: string, audits: number, events: number): Promise<Numbers> {
    const take = async () => {
      const [row] = await transactionOf(tx).query(Prisma.sql`
        UPDATE "PartnerLedger"
        SET "auditSequence" = "auditSequence" + ${audits}, "eventSequence" = "eventSequence" + ${events}
        WHERE "partnerId" = ${partnerId} RETURNING "auditSequence", "auditHash", "eventSequence"`)
      return row as [number, string, number] | undefined
    }
    let after = await take()
    if (!after) {
      await this.#openLedger(tx, partnerId)
      after = await take()
    }
    if (!after) throw new Error('A partner has no ledger.')
    const [auditSequence, auditHash, eventSequence] = after
    return { auditSequence: auditSequence - audits, auditHash, eventSequence: eventSequence - events }
  }

  /** Two transactions can find that there is none yet: the second one waits for the first, and takes its row. */
  async #openLedger(tx: Writer, partnerId: string): Promise<void> {
    const seal = this.chain.sealOf(partnerId, chainStart)
    await transactionOf(tx).execute(Prisma.sql`
      INSERT INTO "PartnerLedger" ("partnerId", "auditSequence", "auditHash", "auditSeal", "eventSequence")
      VALUES (${partnerId}, ${chainStart.sequence}, ${chainStart.hash}, ${seal}, 0) ON CONFLICT ("partnerId") DO NOTHING`)
  }
}

/** Its changes are what was noted of them, and never null. */
type ChainedRow = UnchainedRecord & ChainEnd & { readonly changes: Prisma.InputJsonValue }

type Records = Pick<PendingRecords, 'audit' | 'events'>

/** What all of those who share the transaction have done, in their order. */
const byPartner = (all: readonly Records[]): ReadonlyMap<string, Records> => {
  const found = new Map<string, Records>()
  const of = (partnerId: string): Records => {
    const known = found.get(partnerId) ?? { audit: [], events: [] }
    found.set(partnerId, known)
    return known
  }
  for (const { audit, events } of all) {
    for (const record of audit) of(record.partnerId).audit.push(record)
    for (const event of events) of(event.partnerId).events.push(event)
  }
  return found
}

interface Numbers {
  readonly auditSequence: number
  readonly auditHash: string
  readonly eventSequence: number
}

const numberedFrom = (sequence: number) => (event: PendingEvent, index: number) => ({
  ...event,
  data: event.data as Prisma.InputJsonObject,
  sequence: sequence + index + 1,
})
