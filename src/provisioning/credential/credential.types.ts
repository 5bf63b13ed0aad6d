import { Field, ObjectType } from 'type-graphql'
import { describedEnum } from '../../shared/described-enum.js'

export const CredentialState = describedEnum('CredentialState', 'Whether a one-time password can be shown.', {
  ISSUED:
    'It is in this answer, and in no other but a repetition of it with the same idempotency key within 15 minutes.',
  ALREADY_ISSUED: 'It was shown before and cannot be shown again: reset it.',
})
export type CredentialState = keyof typeof CredentialState

@ObjectType({
  description: 'How the administrator of a new tenant signs in for the first time.',
  simpleResolvers: true,
})
export class AdminCredentials {
  @Field(() => String, { description: 'The user’s name in the tenant: "admin".' })
  userName!: string

  @Field(() => String, { description: 'What to sign in with: "admin@fourthcoffee.onmicrosoft.com".' })
  signInName!: string

  @Field(() => String, {
    nullable: true,
    description:
      'The one-time password. Only its hash is stored; for 15 minutes, whoever repeats the request with its idempotency key gets it again. Null once it can no longer be shown.',
  })
  password!: string | null

  @Field(() => CredentialState, { description: 'Whether the password can be shown.' })
  state!: CredentialState
}
