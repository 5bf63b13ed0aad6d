import { type ClassType, Field, Int, ObjectType } from 'type-graphql'

@ObjectType({
  description: 'Where a page stands among all that was asked for (Relay cursor connections).',
  simpleResolvers: true,
})
export class PageInfo {
  @Field(() => Boolean, { description: 'Whether there is more after endCursor.' })
  hasNextPage!: boolean

  @Field(() => Boolean, { description: 'Whether there is more before startCursor.' })
  hasPreviousPage!: boolean

  @Field(() => String, { nullable: true, description: 'Pass it as `before` to go back; null on an empty page.' })
  startCursor!: string | null

  @Field(() => String, { nullable: true, description: 'Pass it as `after` to go on; null on an empty page.' })
  endCursor!: string | null
}

export interface Edge<Item> {
  readonly cursor: string
  readonly node: Item
}

/** One page; the total is counted only when it is asked for. */
export interface Connection<Item> {
  readonly edges: readonly Edge<Item>[]
  readonly nodes: readonly Item[]
  readonly pageInfo: PageInfo
  totalCount(): Promise<number>
}

/** The connection and edge types of an item: `CustomerConnection` and `CustomerEdge` for `Customer`. */
export const connectionOf = <Item extends object>(item: ClassType<Item>) => {
  @ObjectType(`${item.name}Edge`, {
    description: `One ${item.name} on a page, with its cursor.`,
    simpleResolvers: true,
  })
  class ItemEdge implements Edge<Item> {
    @Field(() => String, { description: 'Opaque: the place of this item in the order that was asked for.' })
    cursor!: string

    @Field(() => item, { description: 'The item itself.' })
    node!: Item
  }

  @ObjectType(`${item.name}Connection`, { description: `A page of ${item.name} items.`, simpleResolvers: true })
  class ItemConnection implements Connection<Item> {
    @Field(() => [ItemEdge], { description: 'The items of this page with their cursors.' })
    edges!: Edge<Item>[]

    @Field(() => [item], { description: 'The items of this page, without cursors.' })
    nodes!: Item[]

    @Field(() => PageInfo, { description: 'How to go on from this page.' })
    pageInfo!: PageInfo

    @Field(() => Int, { description: 'How many items there are on all pages together. Costs a count of its own.' })
    totalCount!: () => Promise<number>
  }

  return ItemConnection
}
