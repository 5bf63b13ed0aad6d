import { randomInt } from 'node:crypto'
import Database from 'better-sqlite3'
import type { Operation } from './documents.js'

/** The two offers that every new customer orders. */
const offers = ['MS-AZR-0145P', '796B6B5F-613C-4E24-A17C-EBA730D49C02']

/** How many of each are taken, spread over the whole table, so that no server answers from a few rows alone. */
const sampleSize = 2_000

const pick = <Item>(items: readonly Item[]): Item => items[randomInt(items.length)] as Item

/** What to ask for: rows that are in every copy of the data. */
export class Sample {
  readonly #customerIds: string[]
  readonly #subscriptionIds: string[]
  readonly #searches: string[]
  #made = 0

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
        return this.#newCustomer()
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

  #newCustomer(): Record<string, unknown> {
    this.#made += 1
    const companyName = `Fourth Coffee ${this.#made}`
    return {
      billingProfile: {
        email: 'dave@fourthcoffee.example.com',
        culture: 'en-US',
        language: 'en',
        companyName,
        defaultAddress: {
          country: 'US',
          city: 'Redmond',
          state: 'WA',
          addressLine1: 'One Microsoft Way',
          postalCode: '98052',
          firstName: 'Dave',
          lastName: 'Smith',
          phoneNumber: '4255550101',
        },
      },
      companyProfile: { domain: `bench${process.pid}x${this.#made}.onmicrosoft.com` },
      subscriptions: offers.map((offerId) => ({ offerId, quantity: 1 })),
    }
  }
}
