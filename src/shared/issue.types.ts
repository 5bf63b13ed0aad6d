import { type ClassType, createUnionType, Field, ObjectType } from 'type-graphql'
import { describedEnum } from './described-enum.js'
import type { IssueCode as Code, Issue as DomainIssue, InputPath, Phrase } from './issue.js'

const meanings = {
  REQUIRED: 'A value is needed and none was given, or an empty one.',
  INVALID_FORMAT: 'The value is not written as it has to be.',
  TOO_LONG: 'The value has too many characters.',
  TOO_SHORT: 'The value has too few characters.',
  NOT_SUPPORTED: 'The value is well formed, but not one that is possible here.',
  OUT_OF_RANGE: 'The number is too small or too large.',
  DOMAIN_TAKEN: 'Another customer, of whichever partner, has this domain.',
  MARKET_NOT_AUTHORIZED: 'The partner may not sell to customers in this country.',
  OFFER_NOT_AVAILABLE: 'There is no such offer, or it cannot be ordered here.',
  DUPLICATE: 'The value has to be unique and is used already.',
  NOT_FOUND: 'There is nothing with this id that the caller may see.',
  NOT_ALLOWED_IN_STATE: 'What exists is in a state that does not allow this.',
  STALE_ETAG: 'What exists was changed since the given etag was read.',
  LIMIT_REACHED: 'There are too many of these already, or in this request.',
  IDEMPOTENCY_KEY_REUSED: 'The idempotency key was used before with another input.',
  IDEMPOTENCY_IN_PROGRESS: 'A request with this idempotency key is still running. Repeat it a little later.',
} satisfies Record<Code, string>

const IssueCode = describedEnum('IssueCode', 'What kind of change an issue asks for.', meanings)

@ObjectType({ description: 'One thing that has to change before the request can succeed.', simpleResolvers: true })
export class Issue implements DomainIssue {
  @Field(() => IssueCode, { description: 'What a program can branch on; never localised.' })
  code!: Code

  @Field(() => [String], {
    description:
      'The input that it speaks of, e.g. ["billingProfile", "defaultAddress", "postalCode"]; a place in a list counts from "0".',
  })
  path!: InputPath

  @Field(() => [String], {
    description: 'Values that would pass, best first, where some are known: a free domain, a culture of the country.',
  })
  suggestions!: readonly string[]

  phrase!: Phrase
}

@ObjectType({
  description: 'An expected refusal: nothing was written. Each issue says what to change.',
  simpleResolvers: true,
})
export class Rejection {
  @Field(() => [Issue], { description: 'Everything that stands in the way, all of it at once.' })
  readonly issues: readonly DomainIssue[]

  constructor(issues: readonly DomainIssue[]) {
    this.issues = issues
  }
}

/** `XResult = XSuccess | Rejection`: what each mutation answers. */
export const resultUnion = <Success extends object>(
  name: string,
  success: ClassType<Success>,
  successName = success.name,
) =>
  createUnionType({
    name,
    description: `${successName} when it was done, or a Rejection when nothing was written.`,
    types: () => [success, Rejection] as const,
    resolveType: (value) => (value instanceof Rejection ? Rejection : success),
  })
