import { Field, ID, InterfaceType } from 'type-graphql'

@InterfaceType({
  description: 'Anything that has an id of its own and can be fetched by it, through `node` or `nodes`.',
  resolveType: (value: { __typename: string }) => value.__typename,
})
export abstract class Node {
  @Field(() => ID, { description: 'A GUID (UUIDv7, made by the server), unique among all types.' })
  id!: string
}
