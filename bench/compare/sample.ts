import { randomInt } from 'node:crypto'
import Database from 'better-sqlite3'
import { aCustomer, azure, office365E3 } from '../../test/support/builders.js'
import type { Operation } from './documents.js'

/** The two offers that every new customer orders. */
const offers = [azure, office365E3]

/** Variables of createCustomer. */
export const aCustomerWithTwoSubscriptions = (domain?: string) =>
  aCustomer({ domain, subscriptions: offers.map((offerId) => ({ offerId, quantity: 1 })) })

/** How many of each are taken, spread over the whole table, so that no server answers from a few rows alone. */
const sampleSize = 2_000

const pick = <Item>(items: readonly Item[]): Item => items[randomInt(items.length)] as Item

/** What to ask for: rows that are in every copy of the data. */
export class Sample {
  readonly #customerIds: string[]
  readonly #subscriptionIds: string[]
  readonly #searches: string[]

  constructor(file: string) {
    const database = new Database(file, { readonly: true })
    const column = (sql: string) => database.prepare(sql).pluck().all(sampleSize) as string[]
    this.#customerIds = column('SELECT "id" FROM "Customer" ORDER BY random() LIMIT ?')
    this.#subscriptionIds = column('SELECT "id" FROM "Subscription" ORDER BY random() LIMIT ?')
    this.#searches = column('SELECT "domain" FROM "Customer" ORDER BY random() LIMIT ?').map(
      (domain) => domain.split('.')[0] ?? domain,
    )
    database.close()
  }

  variables(operation: Operation): Record<string, unknown> {
    switch (operation) {
      case 'byId':
        return { id: pick(this.#customerIds) }
      case 'search':
        return { search: pick(this.#searches) }
      case 'rename':
        return { subscriptionId: pick(this.#subscriptionIds), friendlyName: `Renamed ${randomInt(1e9)}` }
      case 'create':
        return aCustomerWithTwoSubscriptions()
      default:
        return {}
    }
  }

  /** 70 % byId, 15 % list20, 10 % rename, 5 % create. */
  mixed(): Operation {
    const share = randomInt(100)
    if (share < 70) return 'byId'
    if (share < 85) return 'list20'
    return share < 95 ? 'rename' : 'create'
  }
}
