import 'reflect-metadata'
import DataLoader from 'dataloader'
import type { GraphQLResolveInfo, GraphQLSchema } from 'graphql'
import { parseResolveInfo } from 'graphql-parse-resolve-info'
import { Arg, Args, buildSchema, Ctx, FieldResolver, Info, Mutation, Query, Resolver, Root } from 'type-graphql'
import { CreateCustomerArgs, CustomerBy, CustomersArgs } from '../../src/provisioning/customer/customer.inputs.js'
import { CreateCustomerResult, Customer, CustomerConnection } from '../../src/provisioning/customer/customer.types.js'
import { Offer } from '../../src/provisioning/offer/offer.types.js'
import {
  CustomerSubscriptionsArgs,
  RenameSubscriptionArgs,
} from '../../src/provisioning/subscription/subscription.inputs.js'
import {
  RenameSubscriptionResult,
  Subscription,
  SubscriptionConnection,
} from '../../src/provisioning/subscription/subscription.types.js'
import type { PrismaClient } from '../../src/storage/generated/sqlite/client.js'
import {
  createCustomer,
  findCustomer,
  findOffers,
  listCustomers,
  type NewCustomer,
  renameSubscription,
  type Wanted,
} from './prisma-data.js'

export interface UsualContext {
  readonly prisma: PrismaClient
  readonly partnerId: string
  readonly offers: DataLoader<string, object | undefined>
}

export const usualContext = (prisma: PrismaClient, partnerId: string): UsualContext => ({
  ...{ prisma, partnerId },
  offers: new DataLoader((ids) => findOffers(prisma, ids)),
})

/** What lies beneath the customer in the document. */
const wantedOf = (info: GraphQLResolveInfo, within?: 'nodes'): Wanted => {
  const parsed = parseResolveInfo(info) as { fieldsByTypeName: Record<string, Record<string, object>> }
  const connection = Object.values(parsed.fieldsByTypeName)[0] ?? {}
  const nodes = connection.nodes as { fieldsByTypeName: Record<string, Record<string, object>> } | undefined
  const fields = within ? (Object.values(nodes?.fieldsByTypeName ?? {})[0] ?? {}) : connection
  return { profile: 'billingProfile' in fields, subscriptions: 'subscriptions' in fields }
}

@Resolver(() => Customer)
class CustomerResolver {
  @Query(() => Customer, { nullable: true })
  customer(
    @Ctx() { prisma, partnerId }: UsualContext,
    @Arg('by', () => CustomerBy) by: CustomerBy,
    @Info() info: GraphQLResolveInfo,
  ) {
    return findCustomer(prisma, { id: String(by.id), partnerId }, wantedOf(info))
  }

  @Query(() => CustomerConnection)
  async customers(
    @Ctx() { prisma, partnerId }: UsualContext,
    @Args(() => CustomersArgs) { search }: CustomersArgs,
    @Info() info: GraphQLResolveInfo,
  ) {
    return { nodes: await listCustomers(prisma, { partnerId, search }, wantedOf(info, 'nodes')) }
  }

  @FieldResolver(() => SubscriptionConnection)
  subscriptions(@Root() customer: { subscriptions: object }, @Args(() => CustomerSubscriptionsArgs) _args: object) {
    return customer.subscriptions
  }

  @Mutation(() => CreateCustomerResult)
  createCustomer(@Ctx() { prisma, partnerId }: UsualContext, @Args(() => CreateCustomerArgs) args: CreateCustomerArgs) {
    return createCustomer(prisma, partnerId, args as unknown as NewCustomer)
  }
}

@Resolver(() => Subscription)
class SubscriptionResolver {
  @FieldResolver(() => Offer)
  offer(@Ctx() { offers }: UsualContext, @Root() { offerId }: Subscription) {
    return offers.load(offerId)
  }

  @Mutation(() => RenameSubscriptionResult)
  async renameSubscription(
    @Ctx() { prisma, partnerId }: UsualContext,
    @Args(() => RenameSubscriptionArgs) { subscriptionId, friendlyName }: RenameSubscriptionArgs,
  ) {
    return { subscription: await renameSubscription(prisma, { partnerId, subscriptionId, friendlyName }) }
  }
}

export const usualSchema = (): Promise<GraphQLSchema> =>
  buildSchema({ resolvers: [CustomerResolver, SubscriptionResolver], validate: false })
