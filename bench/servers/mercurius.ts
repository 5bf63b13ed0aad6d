/** Fastify and Mercurius with its compiler, over Prisma with an include. */
import fastify from 'fastify'
import { printSchema } from 'graphql'
import { parseResolveInfo } from 'graphql-parse-resolve-info'
import mercurius, { type IResolvers } from 'mercurius'
import {
  createCustomer,
  findCustomer,
  findOffers,
  listCustomers,
  type NewCustomer,
  openPrisma,
  partnerIdOf,
  renameSubscription,
} from './prisma-data.js'
import { usualSchema } from './usual-schema.js'

const prisma = await openPrisma(process.env.DATABASE_FILE ?? '')
const partnerId = await partnerIdOf(prisma)

/** Mercurius compiles a document once, and asks only then what it selects. */
const all = { profile: true, subscriptions: true }
const none = { profile: false, subscriptions: false }

const isDeep = (info: Parameters<typeof parseResolveInfo>[0]) =>
  JSON.stringify(parseResolveInfo(info)).includes('billingProfile')

const resolvers = {
  Query: {
    customer: (_root: unknown, { by }: { by: { id: string } }) => findCustomer(prisma, { id: by.id, partnerId }, all),
    customers: async (_root: unknown, { search }: { search?: string }, _context: unknown, info: never) => ({
      nodes: await listCustomers(prisma, { partnerId, search }, isDeep(info) ? all : none),
    }),
  },
  Mutation: {
    renameSubscription: async (_root: unknown, args: { subscriptionId: string; friendlyName: string }) => ({
      __typename: 'RenameSubscriptionSuccess',
      subscription: await renameSubscription(prisma, { partnerId, ...args }),
    }),
    createCustomer: async (_root: unknown, args: NewCustomer) => ({
      __typename: 'CreateCustomerSuccess',
      ...(await createCustomer(prisma, partnerId, args)),
    }),
  },
}

const loaders = {
  Subscription: {
    offer: (queries: readonly { obj: { offerId: string } }[]) =>
      findOffers(
        prisma,
        queries.map(({ obj }) => obj.offerId),
      ),
  },
}

const app = fastify()
await app.register(mercurius, {
  schema: printSchema(await usualSchema()),
  resolvers: resolvers as unknown as IResolvers,
  loaders: loaders as never,
  jit: 1,
})
process.stderr.write(`${await app.listen({ host: '127.0.0.1', port: 0 })}\n`)
process.once('SIGTERM', () => void app.close().then(() => process.exit(0)))
