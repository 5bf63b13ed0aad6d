/**
 * A worker that makes customers while the main thread writes them, which halves the time that a million takes. It
 * makes one batch for each message that it gets, and ends after the last.
 */
import 'reflect-metadata'
import { parentPort, workerData } from 'node:worker_threads'
import type { Offer } from '../../src/provisioning/offer/offer.types.js'
import { customerRowsOf, type Seeding } from './customer.js'
import { seededMarketOf } from './market.js'
import { toStoredTables } from './stored.js'
import { seededCatalogueOf } from './subscriptions.js'

/** What to make. */
export interface GeneratorTask extends Pick<Seeding, 'partnerId' | 'passwordHash' | 'now'> {
  readonly partnerCountry: string
  readonly offers: readonly Offer[]
  /** The number of the first customer. */
  readonly first: number
  readonly customers: number
  readonly batchSize: number
}

/** Over how long before today the customers were created. */
const spanMs = 3 * 365 * 86_400_000

const port = parentPort
if (!port) throw new Error('This runs as a worker of scripts/seed.ts only.')

const task = workerData as GeneratorTask
const market = seededMarketOf(task.partnerCountry)
if (!market) throw new Error(`There is no market for a partner in ${task.partnerCountry}.`)
const seeding: Seeding = { ...task, market, catalogue: seededCatalogueOf(task.offers) }

function* rowsBetween(start: number, end: number) {
  for (let index = start; index < end; index += 1) {
    const createdAt = new Date(task.now.getTime() - spanMs + Math.floor((spanMs * index) / task.customers))
    yield* customerRowsOf(seeding, task.first + index, createdAt)
  }
}

let start = 0
port.on('message', () => {
  const end = Math.min(start + task.batchSize, task.customers)
  if (start < end) port.postMessage(toStoredTables(rowsBetween(start, end)))
  start = end
})
