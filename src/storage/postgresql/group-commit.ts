import type { PrismaClient } from '../generated/sqlite/client.js'
import { asWriter } from '../open-transaction.js'
import { forPartner } from '../partner-scope.js'
import { isTimeOver, timeOver } from '../request-deadline.js'
import { knowing, knowingNothing } from '../running-work.js'
import type { AtEnd, Writer } from '../storage.js'
import type { TurnMeter } from '../turns.js'
import { type Done as DoneOf, type Member, runEnds, WaitingWrites, workOf } from '../waiting-writes.js'
import { beginning, lockTimeoutMs, lockTimeoutOf } from './beginning.js'
import { underDeadline } from './deadline.js'
import { isOfLock } from './failures.js'
import { tooLate, turnTimeoutMs } from './pools.js'
import { PostgresqlTransaction } from './postgresql-transaction.js'
import type { Session } from './session.js'

/** How many writes at most are committed together, and for how long others may still join them, in milliseconds. */
const membersMax = 32
const joiningMaxMs = 25

/**
 * How long one that has joined waits for what another transaction has locked: the group holds locks itself, and two of
 * them could wait for each other. Then it is the first of the next group.
 */
const joinedLockTimeoutMs = 50

interface Done extends DoneOf<PostgresqlTransaction> {
  /** What of it was sent and is not answered as yet; undefined for the first one, whose rest the session waits for. */
  readonly rest?: Promise<unknown> | undefined
}

interface Group {
  /** Whose writes they are; undefined: nobody's. */
  readonly partnerId: string | undefined
  readonly meter: TurnMeter
  readonly client: PrismaClient
  open(): Promise<Session>
  commit(session: Session): Promise<void>
  onIdle?(): void
}

/**
 * Does a partner's writes one after the other, and whatever comes meanwhile in one transaction: at the end of the partner's
 * trail they would wait for each other anyway, each through a commit. The next one begins while the rest of the one before
 * is on its way; what one of them fails of is rolled back for it alone.
 */
export class GroupCommit {
  readonly #waiting = new WaitingWrites()
  readonly #left = new WeakSet<Member>()
  #isRunning = false

  constructor(private readonly group: Group) {}

  async write<Result>(work: (tx: Writer) => Promise<Result>, atEnd: AtEnd | undefined): Promise<Result> {
    const outcomeOf = await this.group.meter.wait(() => this.#takeTurn({ work, atEnd }))
    return (await outcomeOf()) as Result
  }

  #takeTurn(wanted: Pick<Member, 'work' | 'atEnd'>): Promise<() => Promise<unknown>> {
    const turn = this.#waiting.takeTurn(wanted, turnTimeoutMs, tooLate)
    if (!this.#isRunning) void this.#inOwnScope(() => this.#run())
    return turn
  }

  /** Of several, and in the time of none of them. */
  #inOwnScope(work: () => Promise<void>): Promise<void> {
    const { partnerId } = this.group
    return knowingNothing(() => (partnerId === undefined ? work() : forPartner(partnerId, work)))
  }

  async #run(): Promise<void> {
    this.#isRunning = true
    while (this.#waiting.count > 0) await underDeadline(() => this.#commitNext())
    this.#isRunning = false
    this.group.onIdle?.()
  }

  async #commitNext(): Promise<void> {
    const session = await this.#open()
    if (!session) return
    const done: Done[] = []
    try {
      await this.#runMembers(session, done)
      if (done.length === 0) return await session.rollback()
      this.#requireTimeLeft(done)
      await runEnds(done)
      await this.group.commit(session)
    } catch (error) {
      await session.rollback()
      failOf(error, done)
      return
    } finally {
      for (const { own } of done) own.end()
      session.release()
    }
    for (const { member, result } of done) member.succeed(result)
  }

  async #open(): Promise<Session | undefined> {
    try {
      // Whoever has waited in vain for the server already need not find out once more.
      const session = await knowing({ databaseSince: this.#waiting.since }, () => this.group.open())
      void session.begin(beginning('READ WRITE')).catch(() => {})
      return session
    } catch (error) {
      this.#waiting.refuseAll(error)
      return undefined
    }
  }

  async #runMembers(session: Session, done: Done[]): Promise<void> {
    const joiningUntil = performance.now() + joiningMaxMs
    const first = this.#waiting.next()
    if (!first || !(await this.#begin(session, first, done))) return
    let isOpen = this.#waiting.count > 0
    if (!isOpen) return
    session.sendAhead(lockTimeoutOf(joinedLockTimeoutMs))
    while (isOpen && this.#waiting.count > 0 && done.length < membersMax && performance.now() < joiningUntil) {
      // It has no savepoint: what it fails of takes all with it, so that has to be known.
      if (done.length === 1) await session.answered()
      const member = this.#waiting.next()
      if (member) isOpen = await this.#join(session, member, done)
    }
    const undone = await this.#leaveOutWhoFailed(done)
    if (undone) await session.undo(undone)
    session.sendAhead(lockTimeoutOf(lockTimeoutMs))
  }

  /** @returns whether it did its work: otherwise there is nothing that it could be kept apart from */
  async #begin(session: Session, member: Member, done: Done[]): Promise<boolean> {
    const { own, writer } = this.#writerOn(session)
    member.begin()
    try {
      done.push({ member, own, writer, result: await workOf(member, own, writer) })
      return true
    } catch (error) {
      own.end()
      member.fail(error)
      return false
    } finally {
      this.#leave(member)
    }
  }

  /** @returns whether another one may join */
  async #join(session: Session, member: Member, done: Done[]): Promise<boolean> {
    const savepoint = savepointAt(done.length)
    const { own, writer } = this.#writerOn(session)
    member.begin()
    try {
      session.sendAhead({ text: `SAVEPOINT ${savepoint}` })
      const result = await workOf(member, own, writer)
      session.sendAhead({ text: `RELEASE SAVEPOINT ${savepoint}` })
      done.push({ member, own, writer, result, rest: session.takeAhead() })
      return true
    } catch (error) {
      own.end()
      await session.takeAhead()?.catch(() => {})
      const ofOneBefore = await this.#leaveOutWhoFailed(done, member)
      const isOfTime = !ofOneBefore && isOfLock(error)
      if (isOfTime) this.#waiting.putBack(member)
      else if (!ofOneBefore) member.fail(error)
      await session.undo(ofOneBefore ?? savepoint)
      return !ofOneBefore && !isOfTime
    } finally {
      this.#leave(member)
    }
  }

  /**
   * The first one who failed of what was not answered when it was done took those after it along: they have their turn
   * again, and so has who waited for a lock.
   *
   * @param later the one who has not done its work for it
   * @returns what has to be undone, if there was one
   */
  async #leaveOutWhoFailed(done: Done[], later?: Member): Promise<string | undefined> {
    for (const [place, { rest }] of done.entries()) {
      const failure = await rest?.then(
        () => undefined,
        (error: unknown) => ({ error }),
      )
      if (!failure) continue
      const others = done.splice(place)
      if (!isOfLock(failure.error)) failOf(failure.error, others.splice(0, 1))
      if (later) this.#waiting.putBack(later)
      this.#putBack(others)
      return savepointAt(place)
    }
    return undefined
  }

  #putBack(all: readonly Done[]): void {
    for (const { own, member } of [...all].reverse()) {
      own.end()
      this.#waiting.putBack(member)
    }
  }

  /** Nobody is told that it was done who has been told that it took too long. */
  #requireTimeLeft(done: Done[]): void {
    const late = done.filter(({ member }) => member.there.runInAsyncScope(isTimeOver))
    if (late.length === 0) return
    this.#putBack(done.splice(0).filter((one) => !late.includes(one)))
    const error = timeOver()
    failOf(error, late)
    throw error
  }

  /** Once for each, though it may have several turns. */
  #leave(member: Member): void {
    if (this.#left.has(member)) return
    this.#left.add(member)
    this.group.meter.left()
  }

  #writerOn(session: Session): { readonly own: PostgresqlTransaction; readonly writer: Writer } {
    const own = new PostgresqlTransaction(session)
    return { own, writer: asWriter(this.group.client, own) }
  }
}

const failOf = (error: unknown, all: readonly Done[]): void => {
  for (const { own, member } of all) {
    own.end()
    member.fail(error)
  }
}

const savepointAt = (place: number): string => `member_${place}`
