import { Field, ObjectType } from 'type-graphql'
import type { Issue as DomainIssue } from '../../shared/issue.js'
import { Issue } from '../../shared/issue.types.js'

@ObjectType({
  description: 'Whether a new customer could have a domain now. Creating the customer decides.',
  simpleResolvers: true,
})
export class DomainAvailability {
  @Field(() => String, { description: 'The domain as it would be stored: in small letters.' })
  domain!: string

  @Field(() => Boolean, { description: 'True when it is well formed and free.' })
  available!: boolean

  @Field(() => [Issue], { description: 'Why it is not available; empty when it is.' })
  issues!: readonly DomainIssue[]

  @Field(() => [String], { description: 'Up to three free domains that are like it; empty when it is available.' })
  suggestions!: readonly string[]
}
