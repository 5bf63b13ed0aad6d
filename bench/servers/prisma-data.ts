import { createHmac } from 'node:crypto'
import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3'
import { etagOf } from '../../src/shared/etag.js'
import { newId } from '../../src/shared/ids.js'
import { fold } from '../../src/shared/text.js'
import {
  type AuditOperation,
  type EventType,
  type Prisma,
  PrismaClient,
} from '../../src/storage/generated/sqlite/client.js'

/**
 * How a careful engineer reads and writes these tables with Prisma: what is asked for in one `findMany` with an include,
 * a change in one transaction. It signs nobody in, limits nothing, and keeps no audit trail and announces nothing but
 * with `--recording`: then with the rows that the gateway writes for both.
 */
export const openPrisma = async (file: string): Promise<PrismaClient> => {
  const prisma = new PrismaClient({ adapter: new PrismaBetterSqlite3({ url: `file:${file}` }) })
  await prisma.$queryRawUnsafe('PRAGMA journal_mode = WAL')
  await prisma.$queryRawUnsafe('PRAGMA synchronous = FULL')
  return prisma
}

export const partnerIdOf = async (prisma: PrismaClient): Promise<string> => (await prisma.partner.findFirstOrThrow()).id

const relations = { billingProfile: true, relationship: true } satisfies Prisma.CustomerInclude
const withSubscriptions = {
  ...relations,
  subscriptions: { orderBy: [{ createdAt: 'asc' }, { id: 'asc' }], take: 20 },
} satisfies Prisma.CustomerInclude

type Row = Prisma.CustomerGetPayload<{ include: typeof relations }> & {
  readonly subscriptions?: Prisma.SubscriptionGetPayload<object>[]
}

/** Which relations a document asks for. */
export interface Wanted {
  readonly profile: boolean
  readonly subscriptions: boolean
}

const includeOf = ({ profile, subscriptions }: Wanted) =>
  subscriptions ? withSubscriptions : profile ? relations : undefined

const toCustomer = ({ billingProfile, relationship, subscriptions, ...row }: Row) => ({
  ...row,
  companyProfile: { tenantId: row.id, ...row },
  billingProfile: billingProfile && {
    ...billingProfile,
    etag: etagOf(billingProfile),
    defaultAddress: {
      ...billingProfile,
      firstName: billingProfile.contactFirstName,
      lastName: billingProfile.contactLastName,
      middleName: billingProfile.contactMiddleName,
    },
  },
  relationship,
  subscriptions: { nodes: subscriptions?.map(toSubscription) ?? [] },
})

const toSubscription = <Stored extends { id: string; version: number }>(row: Stored) => ({ ...row, etag: etagOf(row) })

export const findCustomer = async (prisma: PrismaClient, where: { id: string; partnerId: string }, wanted: Wanted) => {
  const row = await prisma.customer.findFirst({ where, include: includeOf(wanted) as typeof relations })
  return row && toCustomer(row)
}

interface List {
  readonly partnerId: string
  readonly search?: string | null | undefined
}

export const listCustomers = async (prisma: PrismaClient, { partnerId, search }: List, wanted: Wanted) => {
  const rows = await prisma.customer.findMany({
    where: {
      partnerId,
      ...(search && { searchText: { contains: fold(search) } }),
      relationship: { relationshipToPartner: { not: 'NONE' } },
    },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: 20,
    include: includeOf(wanted) as typeof relations,
  })
  return rows.map(toCustomer)
}

export const findOffers = async (prisma: PrismaClient, ids: readonly string[]) => {
  const rows = await prisma.offer.findMany({ where: { id: { in: [...new Set(ids)] } } })
  const byId = new Map(rows.map((row) => [row.id, row]))
  return ids.map((id) => byId.get(id))
}

interface Rename {
  readonly partnerId: string
  readonly subscriptionId: string
  readonly friendlyName: string
}

export const renameSubscription = (prisma: PrismaClient, { partnerId, subscriptionId, friendlyName }: Rename) =>
  prisma.$transaction(async (tx) => {
    const row = await tx.subscription.findFirstOrThrow({ where: { id: subscriptionId, partnerId } })
    const now = new Date()
    const data = { friendlyName, version: { increment: 1 }, updatedAt: now }
    const renamed = await tx.subscription.update({ where: { id: row.id, version: row.version }, data })
    const { customerId } = row
    await record(tx, {
      ...{ partnerId, customerId, now },
      audits: [{ operation: 'UPDATE_SUBSCRIPTION', changes: changesOf({ friendlyName }) }],
      events: [{ type: 'SUBSCRIPTION_UPDATED', data: { customerId, subscriptionId, friendlyName } }],
    })
    return toSubscription(renamed)
  })

interface Trail {
  readonly partnerId: string
  readonly customerId: string
  readonly now: Date
  readonly audits: readonly { readonly operation: AuditOperation; readonly changes: Prisma.InputJsonArray }[]
  readonly events: readonly { readonly type: EventType; readonly data: Prisma.InputJsonObject }[]
}

const isRecording = process.argv.includes('--recording')

const signed = (text: string) => createHmac('sha256', 'bench').update(text).digest('base64url')

const changesOf = (values: Readonly<Record<string, unknown>>): Prisma.InputJsonArray =>
  Object.entries(values).map(([field, after]) => ({ field, before: null, after: JSON.stringify(after) }))

/** The chained audit records and numbered events that come with a change. */
const record = async (
  tx: Prisma.TransactionClient,
  { partnerId, customerId, now, audits, events }: Trail,
): Promise<void> => {
  if (!isRecording) return
  const { auditSequence, auditHash, eventSequence } = await tx.partnerLedger.findFirstOrThrow({ where: { partnerId } })
  let hash = auditHash
  const records = audits.map(({ operation, changes }, index) => {
    hash = signed(`${hash}${JSON.stringify(changes)}`)
    return {
      ...{ id: newId(), partnerId, customerId, operation, changes, sequence: auditSequence + index + 1, hash },
      ...{ succeeded: true, userName: 'bench', occurredAt: now, correlationId: newId() },
    }
  })
  await tx.auditRecord.createMany({ data: records })
  await tx.event.createMany({
    data: events.map(({ type, data }, index) => ({
      ...{ id: newId(), partnerId, customerId, type, data, occurredAt: now, sequence: eventSequence + index + 1 },
    })),
  })
  await tx.partnerLedger.update({
    where: { partnerId, eventSequence },
    data: {
      ...{ auditSequence: auditSequence + audits.length, auditHash: hash, auditSeal: signed(hash) },
      eventSequence: eventSequence + events.length,
    },
  })
}

export interface NewCustomer {
  readonly billingProfile: {
    readonly email: string
    readonly culture: string
    readonly language: string
    readonly companyName: string
    readonly defaultAddress: {
      readonly country: string
      readonly city: string
      readonly addressLine1: string
    } & Record<string, string>
  }
  readonly companyProfile: { readonly domain: string }
  readonly subscriptions: readonly { readonly offerId: string; readonly quantity: number }[]
}

/** The rows of the business, nested into one create. */
export const createCustomer = async (prisma: PrismaClient, partnerId: string, input: NewCustomer) => {
  const { defaultAddress, ...billing } = input.billingProfile
  const { firstName = '', lastName = '', ...address } = defaultAddress
  const [id, orderId, now] = [newId(), newId(), new Date()]
  const { domain } = input.companyProfile
  const signInName = `admin@${domain}`
  return prisma.$transaction(async (tx) => {
    const offers = new Map((await tx.offer.findMany()).map((offer) => [offer.id, offer]))
    const customer = await tx.customer.create({
      data: {
        ...{ id, partnerId, commerceId: newId(), domain, companyName: billing.companyName },
        companyNameKey: fold(billing.companyName),
        searchText: fold(`${billing.companyName} ${domain} ${billing.email}`),
        ...{ createdAt: now, updatedAt: now },
        billingProfile: {
          create: {
            ...{ id: newId(), ...billing, ...address, updatedAt: now },
            ...{ contactFirstName: firstName, contactLastName: lastName },
          },
        },
        relationship: {
          create: { id: newId(), relationshipToPartner: 'RESELLER', allowDelegatedAccess: true, createdAt: now },
        },
        adminCredential: { create: { id: newId(), userName: 'admin', signInName, passwordHash: 'x', issuedAt: now } },
        orders: { create: { id: orderId, status: 'COMPLETED', billingCycle: 'MONTHLY', createdAt: now } },
      },
      include: { orders: true },
    })
    await tx.subscription.createMany({
      data: input.subscriptions.map(({ offerId, quantity }, lineItemNumber) => {
        const offer = offers.get(offerId)
        if (!offer) throw new Error(`There is no offer ${offerId}.`)
        return {
          ...{ id: newId(), partnerId, customerId: id, orderId, lineItemNumber, offerId, quantity },
          ...{ friendlyName: offer.name, unitType: offer.unitType, billingType: offer.billingType },
          ...{
            status: 'ACTIVE' as const,
            suspensionReasons: [],
            autoRenewEnabled: true,
            billingCycle: 'MONTHLY' as const,
          },
          ...{ effectiveStartDate: now, commitmentEndDate: now, createdAt: now, updatedAt: now },
        }
      }),
    })
    await record(tx, {
      ...{ partnerId, customerId: id, now },
      audits: [
        { operation: 'ADD_CUSTOMER', changes: changesOf({ domain, ...billing, ...defaultAddress }) },
        { operation: 'CREATE_ORDER', changes: changesOf({ orderId }) },
      ],
      events: [
        { type: 'CUSTOMER_CREATED', data: { customerId: id, domain } },
        ...input.subscriptions.map((line) => ({
          ...{ type: 'SUBSCRIPTION_CREATED' as const, data: { customerId: id, ...line } },
        })),
      ],
    })
    return {
      customer: { ...customer, companyProfile: customer },
      adminCredentials: { userName: 'admin', password: 'not a real one' },
      order: customer.orders[0],
    }
  })
}
