import { FieldResolver, Resolver, Root } from 'type-graphql'
import { Issue } from './issue.types.js'
import { say } from './messages/say.js'

/** Makes the sentence last, at the door: rules speak in keys and values. */
@Resolver(() => Issue)
export class IssueResolver {
  @FieldResolver(() => String, { description: 'A sentence that a person can act on.' })
  message(@Root() issue: Issue): string {
    return say(issue)
  }
}
