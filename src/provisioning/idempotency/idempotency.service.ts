import { Activity } from '../../shared/activity.js'
import type { Caller } from '../../shared/caller.js'
import { newId } from '../../shared/ids.js'
import type { Issue } from '../../shared/issue.js'
import { Rejection } from '../../shared/issue.types.js'
import { settlesWithin } from '../../shared/settles-within.js'
import { type IdempotencyRecord, Prisma } from '../../storage/generated/sqlite/client.js'
import { insertRows } from '../../storage/insertion.js'
import { transactionOf } from '../../storage/open-transaction.js'
import { Columns, part, selectIn } from '../../storage/selection.js'
import type { Storage, Writer } from '../../storage/storage.js'
import { takenColumns } from '../../storage/unique-violation.js'
import {
  findIdempotencyKeyIssues,
  keptForMs,
  keyInProgress,
  keyReused,
  shownForMs,
  waitMaxMs,
} from './idempotency.rules.js'
import type { IdempotencySecrets, KeyScope } from './idempotency.secrets.js'
import { collectShowings } from './idempotency.showings.js'

export interface IdempotentRequest {
  readonly operation: KeyScope['operation']
  /** The caller's; without one, each request is done by itself. */
  readonly key: string | null | undefined
  /** All that decides what is done, normalised: requests that mean the same are the same. */
  readonly input: object
}

/** What was done, by ids: the answer can be made again from these. */
export interface Done {
  readonly customerId: string
  readonly orderId: string | null
}

/** What was done before, and the password, null once it can no longer be shown. */
export interface Replayed extends Done {
  readonly password: string | null
}

/** The right to do it under the key. */
export interface Claim {
  /** What is wrong with the key itself. */
  readonly issues: readonly Issue[]
  /**
   * Before the transaction.
   *
   * @returns the first thing to do inside of it: other requests with the key wait for that row
   */
  remembering(done: Done, password?: string): (tx: Writer) => Promise<void>
}

/** What a mutation does under a key. */
export interface IdempotentWork<Success> {
  /** For the first time. A Rejection has written nothing that counts, and leaves the key free. */
  perform(claim: Claim): Promise<Success | Rejection>
  /** The answer again. */
  replay(replayed: Replayed): Promise<Success | Rejection>
}

/** One answer that is given again. */
export const replays = new Activity<{ readonly operation: KeyScope['operation'] }>('replay')

const unclaimed: Claim = { issues: [], remembering: () => async () => {} }

/** The same key and the same input: done once, answered each time. */
export class IdempotencyService {
  /** What this process is doing now, by the key's hash. Between processes the unique index decides. */
  readonly #running = new Map<string, Promise<unknown>>()
  readonly #showings: ReturnType<typeof collectShowings>

  constructor(
    private readonly storage: Storage,
    private readonly secrets: IdempotencySecrets,
  ) {
    this.#showings = collectShowings(storage)
  }

  async once<Success>(
    caller: Caller,
    { operation, key, input }: IdempotentRequest,
    work: IdempotentWork<Success>,
  ): Promise<Success | Rejection> {
    if (key == null) return work.perform(unclaimed)
    const issues = findIdempotencyKeyIssues(key)
    if (issues.length > 0) return work.perform({ ...unclaimed, issues })
    const scope = { partnerId: caller.partner.id, operation, key }
    const hashes = { keyHash: this.secrets.hashOf(scope), fingerprint: this.secrets.fingerprintOf(input) }
    return this.#performOrReplay(caller, { ...scope, ...hashes }, work)
  }

  async #performOrReplay<Success>(
    caller: Caller,
    slot: Slot,
    work: IdempotentWork<Success>,
  ): Promise<Success | Rejection> {
    const deadline = performance.now() + waitMaxMs
    for (;;) {
      const record = await this.#find(caller, slot)
      if (record) return this.#replay(caller, slot, record, work)
      const running = this.#running.get(slot.keyHash)
      if (!running) return this.#perform(caller, slot, work)
      if (!(await settlesWithin(running, deadline - performance.now()))) return new Rejection([keyInProgress()])
    }
  }

  async #perform<Success>(caller: Caller, slot: Slot, work: IdempotentWork<Success>): Promise<Success | Rejection> {
    const performing = work.perform({ issues: [], remembering: (...done) => this.#remembering(caller, slot, ...done) })
    this.#running.set(slot.keyHash, performing)
    try {
      const outcome = await performing
      if (!(outcome instanceof Rejection)) return outcome
      // What it was refused for may be what the first request with the key has done since this one looked.
      const record = await this.#find(caller, slot)
      return record ? await this.#replay(caller, slot, record, work) : outcome
    } catch (error) {
      if (!takenColumns(error)?.includes('keyHash')) throw error
      // Another process was quicker. A replica of the database may not know yet; a transaction asks the database itself.
      const [record] = await this.storage.write((tx) => selectIn(tx, recordSelection, atSlot(caller, slot)))
      if (!record) throw error
      return this.#replay(caller, slot, record, work)
    } finally {
      this.#running.delete(slot.keyHash)
    }
  }

  #remembering(caller: Caller, slot: Slot, done: Done, password?: string): (tx: Writer) => Promise<void> {
    const { partnerId, operation, keyHash, fingerprint } = slot
    const { calledAt } = caller
    const record = {
      ...{ id: newId(), partnerId, operation, keyHash, fingerprint, ...done, createdAt: calledAt },
      expiresAt: new Date(calledAt.getTime() + keptForMs),
      sealed: password === undefined ? null : this.secrets.seal(slot, done.customerId, password),
      sealedUntil: password === undefined ? null : new Date(calledAt.getTime() + shownForMs),
    }
    return async (tx) => {
      await transactionOf(tx).executeAhead(Prisma.sql`
        DELETE FROM "IdempotencyRecord" WHERE "partnerId" = ${partnerId} AND "operation" = ${operation}
          AND "keyHash" = ${keyHash} AND "expiresAt" <= ${calledAt}`)
      await insertRows(tx, 'IdempotencyRecord', [record])
    }
  }

  async #find(caller: Caller, slot: Slot): Promise<IdempotencyRecord | undefined> {
    const [record] = await this.storage.select(recordSelection, atSlot(caller, slot))
    return record
  }

  async #replay<Success>(
    caller: Caller,
    slot: Slot,
    record: IdempotencyRecord,
    work: IdempotentWork<Success>,
  ): Promise<Success | Rejection> {
    if (record.fingerprint !== slot.fingerprint) return new Rejection([keyReused()])
    const { customerId, orderId } = record
    const sealed = record.sealed && (await this.#showings.load({ caller, record }))
    const password = sealed && this.secrets.open(slot, customerId, sealed)
    return replays.run({ operation: slot.operation }, () => work.replay({ customerId, orderId, password }))
  }
}

/** A key of a caller's, with what is stored of it. */
interface Slot extends KeyScope {
  readonly keyHash: string
  readonly fingerprint: string
}

const recordSelection = new Columns<IdempotencyRecord>([
  part('', 'i', [
    Prisma.IdempotencyRecordScalarFieldEnum,
    { sealedUntil: 'time', createdAt: 'time', expiresAt: 'time' },
  ]),
])

const atSlot = ({ calledAt }: Caller, { partnerId, operation, keyHash }: Slot): Prisma.Sql => Prisma.sql`
  FROM "IdempotencyRecord" i WHERE i."partnerId" = ${partnerId} AND i."operation" = ${operation}
    AND i."keyHash" = ${keyHash} AND i."expiresAt" > ${calledAt}`
