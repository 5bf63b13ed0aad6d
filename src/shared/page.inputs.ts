import { ArgsType, Field, Int } from 'type-graphql'
import type { PageArguments } from './page.js'

@ArgsType()
export class ForwardPageArgs {
  @Field(() => Int, {
    nullable: true,
    description: 'How many items from the beginning, or after `after`: 1 to 100, 20 when left out.',
  })
  first?: number | null

  @Field(() => String, { nullable: true, description: 'Only items after this cursor.' })
  after?: string | null
}

@ArgsType()
export class PageArgs extends ForwardPageArgs implements PageArguments {
  @Field(() => Int, {
    nullable: true,
    description: 'How many items from the end, or before `before`: 1 to 100. Not together with `first`.',
  })
  last?: number | null

  @Field(() => String, { nullable: true, description: 'Only items before this cursor.' })
  before?: string | null
}
