export interface Subscription {
  readonly id: string
  readonly isAzure: boolean
  isActive: boolean
  name: string
  /** Ids of access grants. */
  readonly grants: string[]
}

export interface Customer {
  readonly id: string
  readonly domain: string
  isOurs: boolean
  name: string
  readonly subscriptions: Subscription[]
}

export interface ApiKey {
  readonly id: string
  readonly secret: string
  isRevoked: boolean
}

/** All that one partner has, as simply as it can be said: what the gateway answers is held against it. */
export class Holdings {
  customers: Customer[] = []
  webhookIds: string[] = []
  readonly apiKeys: ApiKey[] = []
  /** "ADD_CUSTOMER done", "CREATE_ORDER refused", the oldest first. */
  readonly audit: string[] = []
  /** "CUSTOMER_CREATED", and of which customer, the oldest first. */
  readonly events: string[] = []
  /** Of everything that it ever had: no other partner is ever told one of them. */
  readonly ids = new Set<string>()
  #names = 0

  /** @param mark stands in every text that the partner has */
  constructor(readonly mark: string) {}

  /** Those whose relationship has not ended: others are found by their id and domain, and stand in no list. */
  get listed(): Customer[] {
    return this.customers.filter(({ isOurs }) => isOurs)
  }

  get subscriptions(): { readonly customer: Customer; readonly subscription: Subscription }[] {
    return this.customers.flatMap((customer) =>
      customer.subscriptions.map((subscription) => ({ customer, subscription })),
    )
  }

  get grants(): { readonly customer: Customer; readonly subscription: Subscription; readonly id: string }[] {
    return this.subscriptions.flatMap((found) => found.subscription.grants.map((id) => ({ ...found, id })))
  }

  /** A name that nothing else has. */
  name(what: string): string {
    this.#names += 1
    return `${this.mark} ${what} ${this.#names}`
  }

  domain(): string {
    this.#names += 1
    return `${this.mark}${this.#names}.onmicrosoft.com`
  }

  note(operation: string, isDone: boolean, event?: { readonly type: string; readonly customerId: string }): void {
    this.audit.push(`${operation} ${isDone ? 'done' : 'refused'}`)
    if (isDone && event) this.events.push(`${event.type} ${event.customerId}`)
  }

  add(customer: Omit<Customer, 'isOurs' | 'subscriptions'>): Customer {
    const added = { ...customer, isOurs: true, subscriptions: [] }
    this.customers.push(added)
    this.ids.add(customer.id)
    this.note('ADD_CUSTOMER', true, { type: 'CUSTOMER_CREATED', customerId: customer.id })
    return added
  }

  subscribe(customer: Customer, subscription: Pick<Subscription, 'id' | 'isAzure' | 'name'>): void {
    customer.subscriptions.push({ ...subscription, isActive: true, grants: [] })
    this.ids.add(subscription.id)
    this.note('CREATE_ORDER', true, { type: 'SUBSCRIPTION_CREATED', customerId: customer.id })
  }
}
