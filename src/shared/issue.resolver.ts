import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql'
import type { Caller } from './caller.js'
import { Issue } from './issue.types.js'
import { say } from './messages/say.js'

/** Makes the sentence last, at the door: rules speak in keys and values. */
@Resolver(() => Issue)
export class IssueResolver {
  @FieldResolver(() => String, {
    description: 'A sentence that a person can act on, in the caller’s language (Accept-Language) where there is one.',
  })
  message(@Ctx('caller') caller: Caller, @Root() issue: Issue): string {
    return say(issue, caller.language)
  }
}
