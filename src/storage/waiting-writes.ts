import { AsyncResource } from 'node:async_hooks'
import type { OpenTransaction } from './open-transaction.js'
import { knowing } from './running-work.js'
import type { AtEnd, Writer } from './storage.js'

/** A write that waits for its turn. */
export interface Member {
  readonly work: (tx: Writer) => Promise<unknown>
  readonly atEnd: AtEnd | undefined
  /** Where it was asked for: it runs in what is known there. */
  readonly there: AsyncResource
  /** When it was asked for, in milliseconds of the clock. */
  readonly since: number
  /** Its turn has come; or never will. */
  begin(): void
  refuse(error: unknown): void
  /** What came of it. */
  succeed(result: unknown): void
  fail(error: unknown): void
}

/** One that did its work, and waits for the commit. */
export interface Done<Own extends OpenTransaction = OpenTransaction> {
  readonly member: Member
  readonly own: Own
  readonly writer: Writer
  readonly result: unknown
}

/** Writes in the order in which they were asked for. */
export class WaitingWrites {
  #members: Member[] = []

  get count(): number {
    return this.#members.length
  }

  /** Since when the first of them has waited. */
  get since(): number {
    return this.#members[0]?.since ?? Date.now()
  }

  next(): Member | undefined {
    return this.#members.shift()
  }

  /** It has its turn again before all others. */
  putBack(member: Member): void {
    this.#members.unshift(member)
  }

  /** Whoever waits for what cannot be had now has waited with the first of them, and gives up with it. */
  refuseAll(error: unknown): void {
    for (const member of [...this.#members]) member.refuse(error)
  }

  /**
   * @param tooLate what is thrown after so many milliseconds without a turn
   * @returns when it is its turn, what waits for the outcome
   */
  takeTurn(
    { work, atEnd }: Pick<Member, 'work' | 'atEnd'>,
    turnMaxMs: number,
    tooLate: () => unknown,
  ): Promise<() => Promise<unknown>> {
    return new Promise((take, refuseTurn) => {
      const outcome = new Promise((succeed, fail) => {
        const refuse = (error: unknown) => {
          clearTimeout(timer)
          this.#members = this.#members.filter((other) => other !== member)
          refuseTurn(error)
          // Of one that has had its turn before.
          fail(error)
        }
        const timer = setTimeout(() => refuse(tooLate()), turnMaxMs)
        const begin = () => {
          clearTimeout(timer)
          take(() => outcome)
        }
        const place = { there: new AsyncResource('Write'), since: Date.now() }
        const member: Member = { work, atEnd, ...place, begin, refuse, succeed, fail }
        this.#members.push(member)
      })
      outcome.catch(() => {})
    })
  }
}

/** Prisma's calls begin only when somebody waits for them, and have to find out there where they belong. */
export const workOf = ({ there, work }: Member, transaction: OpenTransaction, writer: Writer): Promise<unknown> =>
  there.runInAsyncScope(() => knowing({ transaction }, async () => await work(writer)))

/** What those that go together end with, once for all that have the same end. */
export const runEnds = async (done: readonly Done[]): Promise<void> => {
  const byEnd = new Map<AtEnd, Done[]>()
  for (const one of done) {
    const { atEnd } = one.member
    if (atEnd) byEnd.set(atEnd, [...(byEnd.get(atEnd) ?? []), one])
  }
  for (const [atEnd, all] of byEnd) {
    const transaction = all[0]?.own as OpenTransaction
    await knowing({ transaction }, () => atEnd(all.map(({ writer }) => writer)))
  }
}
