import { setImmediate } from 'node:timers/promises'
import { settlesWithin } from '../../shared/settles-within.js'
import type { PrismaClient } from '../generated/sqlite/client.js'
import { asWriter } from '../open-transaction.js'
import { knowingNothing } from '../running-work.js'
import type { AtEnd, Writer } from '../storage.js'
import { StorageUnavailable } from '../storage-unavailable.js'
import type { TurnMeter } from '../turns.js'
import { type Done as DoneOf, type Member, runEnds, WaitingWrites, workOf } from '../waiting-writes.js'
import { busy, type GatedAdapter, type GatedTransaction, turnMaxMs } from './gated-adapter.js'
import { SqliteTransaction } from './sqlite-transaction.js'
import { SqliteUnavailable } from './sqlite-unavailable.js'

/** How many writes at most are committed together, and for how long others may still join them, in milliseconds. */
const membersMax = 64
const joiningMaxMs = 25

/** How long SQLite may work without a break, in milliseconds: whoever reads waits for it. */
const breakAfterMs = 3

/** How long one of them may take, in milliseconds: the others wait for it. */
const workMaxMs = 4_000

type Done = DoneOf<SqliteTransaction>

/**
 * Does writes one after the other, and whatever comes while the last commit runs in one transaction: a commit waits for
 * the disk, and costs the same for one as for many. Each is answered after its own commit, and what one of them fails
 * of is rolled back for it alone.
 */
export class GroupCommit {
  readonly #waiting = new WaitingWrites()
  #isRunning = false

  constructor(
    private readonly gate: GatedAdapter,
    private readonly client: PrismaClient,
    private readonly meter: TurnMeter,
  ) {}

  write<Result>(work: (tx: Writer) => Promise<Result>, atEnd: AtEnd | undefined): Promise<Result> {
    const turn = this.meter.wait(() => this.#takeTurn(work, atEnd))
    return turn.then((outcomeOf) => outcomeOf() as Promise<Result>)
  }

  #takeTurn(work: Member['work'], atEnd: AtEnd | undefined): Promise<() => Promise<unknown>> {
    const turn = this.#waiting.takeTurn({ work, atEnd }, turnMaxMs, () =>
      busy('the writers before this one took too long'),
    )
    if (!this.#isRunning) void knowingNothing(() => this.#run())
    return turn
  }

  async #run(): Promise<void> {
    this.#isRunning = true
    while (this.#waiting.count > 0) {
      // SQLite works while nothing else does: without this, requests that have arrived already would come too late.
      await setImmediate()
      await this.#commitNext()
    }
    this.#isRunning = false
  }

  async #commitNext(): Promise<void> {
    const transaction = await this.#begin()
    if (!transaction) return
    const done: Done[] = []
    try {
      await this.#runMembers(transaction, done)
      await runEnds(done)
      await (done.length > 0 ? transaction.commit() : transaction.rollback())
    } catch (error) {
      // Where the commit failed, that has rolled it back.
      if (!transaction.isOver) await transaction.rollback().catch(() => {})
      for (const { member } of done) member.fail(error)
      return
    } finally {
      for (const { own } of done) own.end()
    }
    for (const { member, result } of done) member.succeed(result)
  }

  async #begin(): Promise<GatedTransaction | undefined> {
    try {
      return await this.gate.beginTransaction()
    } catch (error) {
      this.#waiting.refuseAll(error)
      return undefined
    }
  }

  /** Ends with the first one that fails before any other is done: there is nothing that it could be kept apart from. */
  async #runMembers(transaction: GatedTransaction, done: Done[]): Promise<void> {
    const joiningUntil = performance.now() + joiningMaxMs
    let workedSince = performance.now()
    for (let member = this.#waiting.next(); member; member = this.#waiting.next() ?? (await this.#nextSoon())) {
      const finished = await this.#runMember(transaction, member, done.length > 0)
      if (finished) done.push(finished)
      const now = performance.now()
      if (done.length === 0 || done.length === membersMax || now > joiningUntil) return
      if (now - workedSince > breakAfterMs) {
        await setImmediate()
        workedSince = performance.now()
      }
    }
  }

  /** One that comes with the requests that have arrived meanwhile. */
  async #nextSoon(): Promise<Member | undefined> {
    await setImmediate()
    return this.#waiting.next()
  }

  /** @throws what it failed of, when that takes those before it with it */
  async #runMember(transaction: GatedTransaction, member: Member, isJoining: boolean): Promise<Done | undefined> {
    const own = new SqliteTransaction(transaction)
    const writer = asWriter(this.client, own)
    member.begin()
    try {
      if (isJoining) await transaction.createSavepoint('member')
      const working = workOf(member, own, writer)
      if (!(await settlesWithin(working, workMaxMs))) throw new StorageUnavailable('a transaction ran out of time', 1)
      const result = await working
      if (isJoining) await transaction.releaseSavepoint('member')
      return { member, own, writer, result }
    } catch (error) {
      own.end()
      member.fail(error)
      // The disk or another process: what it made of the transaction is not known, and others would fail of it as well.
      if (error instanceof SqliteUnavailable) throw error
      if (!isJoining) return undefined
      await transaction.rollbackToSavepoint('member')
      await transaction.releaseSavepoint('member')
      return undefined
    } finally {
      this.meter.left()
    }
  }
}
