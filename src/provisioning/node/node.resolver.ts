import { Arg, Ctx, ID, Query, Resolver } from 'type-graphql'
import { AllowedTo, everyAgent } from '../../shared/allowed-to.js'
import type { Caller } from '../../shared/caller.js'
import { Node } from '../../shared/node.types.js'
import type { FoundNode, NodeService } from './node.service.js'

@Resolver()
export class NodeResolver {
  constructor(private readonly service: NodeService) {}

  @AllowedTo(everyAgent)
  @Query(() => Node, {
    nullable: true,
    description: 'Anything by its id; null when there is nothing that you may see.',
  })
  async node(
    @Ctx('caller') caller: Caller,
    @Arg('id', () => ID, { description: 'The id of a customer, subscription, order, or any other Node.' }) id: string,
  ): Promise<FoundNode | null> {
    return (await this.service.find(caller, [id]))[0] ?? null
  }

  @AllowedTo(everyAgent)
  @Query(() => [Node], {
    nullable: 'items',
    description: 'Several things by their ids, in the order of the ids; null where there is nothing that you may see.',
  })
  nodes(
    @Ctx('caller') caller: Caller,
    @Arg('ids', () => [ID], { description: 'At most 100 ids.' }) ids: string[],
  ): Promise<(FoundNode | null)[]> {
    return this.service.find(caller, ids)
  }
}
