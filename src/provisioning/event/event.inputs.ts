import { ArgsType, Field, ID } from 'type-graphql'

@ArgsType()
export class EventsArgs {
  @Field(() => ID, {
    nullable: true,
    description: 'Only what happens to this customer; one that the partner does not have is refused as NOT_FOUND.',
  })
  customerId?: string | null

  @Field(() => ID, {
    nullable: true,
    description:
      'Begin after the event with this id, the last one that was seen: nothing in between is left out. From now on when not given.',
  })
  after?: string | null
}
