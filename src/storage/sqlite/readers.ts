import { PrismaClient } from '../generated/sqlite/client.js'
import type { TurnFigures } from '../turns.js'
import { AsideDriver } from './aside-driver.js'
import { type Beneath, errorFormat, ReadConnections } from './connection.js'
import { PreparedReads } from './prepared-reads.js'
import { openReadDriver, type ReadDriver } from './read-driver.js'

/** All connections that read a file. */
export class Readers {
  readonly prisma: PrismaClient
  /** On this thread. */
  readonly prepared: PreparedReads
  readonly aside: PreparedReads
  /** Sent so far. */
  statements = 0
  readonly #here: ReadDriver
  readonly #aside: AsideDriver

  constructor(file: string, beneath?: Beneath) {
    const onStatement = () => {
      this.statements += 1
    }
    this.prisma = new PrismaClient({ adapter: new ReadConnections(file, onStatement, beneath), errorFormat })
    this.#here = openReadDriver(file)
    this.prepared = new PreparedReads(this.#here, onStatement, beneath)
    this.#aside = new AsideDriver(file)
    this.aside = new PreparedReads(this.#aside, onStatement, beneath)
  }

  get asideTurns(): TurnFigures {
    return this.#aside.turns
  }

  /** Does what has to wait until nobody reads; on this thread nobody does, as long as nothing is awaited. */
  whileIdle<Result>(work: () => Promise<Result>): Promise<Result> {
    return this.#aside.whileIdle(work)
  }

  async close(): Promise<void> {
    await Promise.all([this.prisma.$disconnect(), this.#here.close(), this.#aside.close()])
  }
}
