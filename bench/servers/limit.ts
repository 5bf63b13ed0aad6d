/**
 * As little as can be between HTTP and the same file: prepared statements and JSON, without GraphQL, rules, sign-in or
 * limits, but with every row written that the gateway writes. With `--grouped` all that waits is written by one commit.
 */
import { createHmac } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import Database from 'better-sqlite3'
import { etagOf } from '../../src/shared/etag.js'
import { newId } from '../../src/shared/ids.js'
import { fold } from '../../src/shared/text.js'

type Row = Record<string, unknown>
type Input = Record<string, string>

const database = new Database(process.env.DATABASE_FILE ?? '')
database.pragma('journal_mode = WAL')
database.pragma('synchronous = FULL')
const partnerId = database.prepare('SELECT "id" FROM "Partner"').pluck().get() as string

const columns = `
  c."id", c."commerceId", c."externalId", c."createdAt", c."updatedAt", c."domain", c."companyName",
  c."organizationRegistrationNumber", b."id" AS "billingId", b."email", b."culture", b."language",
  b."companyName" AS "billingName", b."firstName", b."lastName", b."version", b."country", b."region", b."city", b."state",
  b."addressLine1", b."addressLine2", b."postalCode", b."contactFirstName", b."contactLastName", b."contactMiddleName",
  b."phoneNumber", r."id" AS "relationshipId", r."relationshipToPartner", r."allowDelegatedAccess",
  r."createdAt" AS "relatedAt", r."endedAt"`
const joined = `FROM "Customer" c JOIN "BillingProfile" b ON b."customerId" = c."id" JOIN "Relationship" r ON r."customerId" = c."id"`

const select = {
  customer: database.prepare(`SELECT ${columns} ${joined} WHERE c."id" = ? AND c."partnerId" = ?`),
  customers: database.prepare(
    `SELECT ${columns} ${joined} WHERE c."partnerId" = ? AND r."relationshipToPartner" <> 'NONE'
     ORDER BY c."createdAt" DESC, c."id" DESC LIMIT 20`,
  ),
  search: database.prepare(
    `SELECT c."id", c."domain", c."companyName" FROM "Customer" c JOIN "Relationship" r ON r."customerId" = c."id"
     WHERE c."partnerId" = ? AND r."relationshipToPartner" <> 'NONE' AND c."searchText" LIKE ? AND c."id" IN (
       SELECT "customerId" FROM "CustomerSearchKey"
       WHERE "number" IN (SELECT "rowid" FROM "CustomerSearch" WHERE "CustomerSearch" MATCH ?))
     ORDER BY c."createdAt" DESC, c."id" DESC LIMIT 20`,
  ),
  subscriptions: database.prepare(
    `SELECT s."id", s."friendlyName", s."quantity", s."unitType", s."status", s."autoRenewEnabled", s."billingType",
       s."billingCycle", s."createdAt", s."version", s."offerId", o."name" AS "offerName"
     FROM "Subscription" s JOIN "Offer" o ON o."id" = s."offerId"
     WHERE s."customerId" = ? AND s."partnerId" = ? ORDER BY s."createdAt", s."id" LIMIT 20`,
  ),
  subscription: database.prepare('SELECT * FROM "Subscription" WHERE "id" = ? AND "partnerId" = ?'),
  offer: database.prepare('SELECT * FROM "Offer" WHERE "id" = ?'),
  ledger: database.prepare('SELECT * FROM "PartnerLedger" WHERE "partnerId" = ?'),
}

const isoOf = (text: unknown): unknown => (typeof text === 'string' ? new Date(text).toISOString() : text)

const subscriptionOf = ({ offerId, offerName, autoRenewEnabled, version, createdAt, ...row }: Row) => ({
  ...row,
  autoRenewEnabled: autoRenewEnabled === 1,
  createdAt: isoOf(createdAt),
  etag: etagOf({ id: String(row.id), version: Number(version) }),
  offer: { id: offerId, name: offerName },
})

const customerOf = (row: Row) => ({
  ...{ id: row.id, commerceId: row.commerceId, externalId: row.externalId },
  ...{ createdAt: isoOf(row.createdAt), updatedAt: isoOf(row.updatedAt) },
  companyProfile: {
    ...{ tenantId: row.id, domain: row.domain, companyName: row.companyName },
    organizationRegistrationNumber: row.organizationRegistrationNumber,
  },
  billingProfile: {
    ...{ id: row.billingId, email: row.email, culture: row.culture, language: row.language },
    ...{ companyName: row.billingName, firstName: row.firstName, lastName: row.lastName },
    etag: etagOf({ id: String(row.billingId), version: Number(row.version) }),
    defaultAddress: {
      ...{ country: row.country, region: row.region, city: row.city, state: row.state },
      ...{ addressLine1: row.addressLine1, addressLine2: row.addressLine2, postalCode: row.postalCode },
      ...{ firstName: row.contactFirstName, lastName: row.contactLastName, middleName: row.contactMiddleName },
      phoneNumber: row.phoneNumber,
    },
  },
  relationship: {
    ...{ id: row.relationshipId, relationshipToPartner: row.relationshipToPartner },
    ...{ allowDelegatedAccess: row.allowDelegatedAccess === 1, createdAt: isoOf(row.relatedAt) },
    endedAt: isoOf(row.endedAt),
  },
  subscriptions: { nodes: (select.subscriptions.all(row.id, partnerId) as Row[]).map(subscriptionOf) },
})

/** An insert of these columns, prepared once. */
const inserts = new Map<string, Database.Statement>()
const insert = (table: string, row: Row): void => {
  let statement = inserts.get(table)
  if (!statement) {
    const names = Object.keys(row)
    const places = names.map((name) => `@${name}`)
    statement = database.prepare(`INSERT INTO "${table}" (${names.map((name) => `"${name}"`)}) VALUES (${places})`)
    inserts.set(table, statement)
  }
  statement.run(row)
}

const update = {
  subscription: database.prepare(
    'UPDATE "Subscription" SET "friendlyName" = ?, "version" = "version" + 1, "updatedAt" = ? WHERE "id" = ?',
  ),
  ledger: database.prepare(
    'UPDATE "PartnerLedger" SET "auditSequence" = ?, "auditHash" = ?, "auditSeal" = ?, "eventSequence" = ? WHERE "partnerId" = ?',
  ),
}

interface Trail {
  readonly audits: readonly { readonly operation: string; readonly changes: string }[]
  readonly events: readonly { readonly type: string; readonly data: string }[]
  readonly customerId: unknown
  readonly now: string
}

/** The chained audit records and numbered events that come with a change. */
const record = ({ audits, events, customerId, now }: Trail): void => {
  const ledger = select.ledger.get(partnerId) as Row
  let [sequence, hash] = [Number(ledger.auditSequence), String(ledger.auditHash)]
  for (const { operation, changes } of audits) {
    sequence += 1
    hash = createHmac('sha256', 'bench').update(`${hash}${changes}`).digest('base64url')
    const about = { id: newId(), partnerId, customerId, operation, changes, sequence, hash }
    insert('AuditRecord', { ...about, succeeded: 1, userName: 'bench', occurredAt: now, correlationId: newId() })
  }
  const first = Number(ledger.eventSequence) + 1
  events.forEach(({ type, data }, index) => {
    insert('Event', { id: newId(), partnerId, sequence: first + index, customerId, type, occurredAt: now, data })
  })
  const seal = createHmac('sha256', 'bench').update(hash).digest('base64url')
  update.ledger.run(sequence, hash, seal, first + events.length - 1, partnerId)
}

const changesOf = (values: Row) =>
  JSON.stringify(Object.entries(values).map(([field, after]) => ({ field, before: null, after })))

const rename = ({ subscriptionId, friendlyName }: Input) => {
  const now = new Date().toISOString()
  const row = select.subscription.get(subscriptionId, partnerId) as Row
  update.subscription.run(friendlyName, now, subscriptionId)
  const { customerId } = row
  const data = JSON.stringify({ customerId, subscriptionId, friendlyName })
  const audits = [{ operation: 'UPDATE_SUBSCRIPTION', changes: changesOf({ friendlyName }) }]
  record({ audits, events: [{ type: 'SUBSCRIPTION_UPDATED', data }], customerId, now })
  const etag = etagOf({ id: String(row.id), version: Number(row.version) + 1 })
  return { __typename: 'RenameSubscriptionSuccess', subscription: { id: row.id, friendlyName, etag } }
}

interface NewCustomer {
  readonly billingProfile: Input & { readonly defaultAddress: Input }
  readonly companyProfile: { readonly domain: string }
  readonly subscriptions: readonly { readonly offerId: string; readonly quantity: number }[]
}

const create = ({ billingProfile, companyProfile: { domain }, subscriptions }: NewCustomer) => {
  const now = new Date().toISOString()
  const [id, orderId] = [newId(), newId()]
  const { defaultAddress, ...billing } = billingProfile
  const { firstName, lastName, ...address } = defaultAddress
  const companyName = String(billing.companyName)
  const of = { partnerId, customerId: id }
  insert('Customer', {
    ...{ id, partnerId, commerceId: newId(), domain, companyName, companyNameKey: fold(companyName) },
    searchText: fold(`${companyName} ${domain} ${billing.email}`),
    ...{ createdAt: now, updatedAt: now },
  })
  const contact = { contactFirstName: firstName, contactLastName: lastName }
  insert('BillingProfile', { id: newId(), ...of, ...billing, ...address, ...contact, updatedAt: now })
  const bond = { relationshipToPartner: 'RESELLER', allowDelegatedAccess: 1, createdAt: now }
  insert('Relationship', { id: newId(), ...of, ...bond })
  const passwordHash = createHmac('sha256', 'bench').update(domain).digest('base64url')
  const user = { userName: 'admin', signInName: `admin@${domain}`, passwordHash, issuedAt: now }
  insert('AdminCredential', { id: newId(), ...of, ...user })
  insert('Order', { id: orderId, ...of, status: 'COMPLETED', billingCycle: 'MONTHLY', createdAt: now })
  subscriptions.forEach(({ offerId, quantity }, lineItemNumber) => {
    const offer = select.offer.get(offerId) as Row
    insert('Subscription', {
      ...{ id: newId(), ...of, orderId, lineItemNumber, offerId, friendlyName: offer.name, quantity },
      ...{ unitType: offer.unitType, status: 'ACTIVE', suspensionReasons: '[]', autoRenewEnabled: 1 },
      ...{ billingType: offer.billingType, billingCycle: 'MONTHLY', effectiveStartDate: now },
      ...{ commitmentEndDate: now, createdAt: now, updatedAt: now },
    })
  })
  const events = [
    { type: 'CUSTOMER_CREATED', data: JSON.stringify({ customerId: id, domain }) },
    ...subscriptions.map((line) => ({
      type: 'SUBSCRIPTION_CREATED',
      data: JSON.stringify({ customerId: id, ...line }),
    })),
  ]
  const audits = [
    { operation: 'ADD_CUSTOMER', changes: changesOf({ domain, ...billing, ...defaultAddress }) },
    { operation: 'CREATE_ORDER', changes: changesOf({ orderId }) },
  ]
  record({ audits, events, customerId: id, now })
  return {
    __typename: 'CreateCustomerSuccess',
    customer: { id, companyProfile: { domain, companyName } },
    adminCredentials: { userName: 'admin', password: 'not a real one' },
    order: { id: orderId, status: 'COMPLETED' },
  }
}

const search = ({ search: text = '' }: Input) => {
  const word = fold(text)
  const trigrams = Array.from({ length: word.length - 2 }, (_, at) => `"${word.slice(at, at + 3)}"`).join(' AND ')
  const rows = select.search.all(partnerId, `%${word}%`, trigrams) as Row[]
  return {
    customers: {
      nodes: rows.map(({ id, domain, companyName }) => ({ id, companyProfile: { domain, companyName } })),
    },
  }
}

const reads: Readonly<Record<string, (input: never) => object>> = {
  ping: () => ({ __typename: 'Query' }),
  byId: ({ id }: Input) => {
    const row = select.customer.get(id, partnerId) as Row | undefined
    return { customer: row ? customerOf(row) : null }
  },
  list20: () => ({ customers: { nodes: (select.customers.all(partnerId) as Row[]).map(customerOf) } }),
  search,
}

const writes: Readonly<Record<string, (input: never) => object>> = {
  rename: (input: Input) => ({ renameSubscription: rename(input) }),
  create: (input: NewCustomer) => ({ createCustomer: create(input) }),
}

interface Waiting {
  readonly write: () => object
  readonly answer: (data: object) => void
}

const isGrouped = process.argv.includes('--grouped')
let waiting: Waiting[] = []

const commit = database.transaction((group: readonly Waiting[]) => group.map(({ write }) => write()))

const writeTogether = (): void => {
  const group = waiting
  waiting = []
  commit.immediate(group).forEach((data, index) => {
    group[index]?.answer(data)
  })
}

const write = (next: Waiting): void => {
  waiting.push(next)
  if (!isGrouped) writeTogether()
  else if (waiting.length === 1) setImmediate(writeTogether)
}

const server = createServer((request, response) => {
  const chunks: Buffer[] = []
  request.on('data', (chunk: Buffer) => chunks.push(chunk))
  request.on('end', () => {
    const { operation, variables } = JSON.parse(Buffer.concat(chunks).toString()) as {
      operation: string
      variables: never
    }
    const answer = (data: object): void => {
      const text = JSON.stringify({ data })
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) })
      response.end(text)
    }
    const read = reads[operation]
    const change = writes[operation]
    if (read) answer(read(variables))
    else if (change) write({ write: () => change(variables), answer })
  })
})
server.listen(0, '127.0.0.1', () => {
  process.stderr.write(`http://127.0.0.1:${(server.address() as AddressInfo).port}\n`)
})
process.once('SIGTERM', () => process.exit(0))
