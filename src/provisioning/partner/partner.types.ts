import { Field, ObjectType } from 'type-graphql'
import { describedEnum } from '../../shared/described-enum.js'
import { Node } from '../../shared/node.types.js'

export const PartnerRole = describedEnum('PartnerRole', 'What somebody may do for the partner, as in Partner Center.', {
  ADMIN_AGENT: 'Everything.',
  SALES_AGENT: 'Create customers and order for them.',
  HELPDESK_AGENT: 'Look at customers and change what they are called.',
})
export type PartnerRole = keyof typeof PartnerRole

@ObjectType({ implements: Node, description: 'The reseller whose customers these are.', simpleResolvers: true })
export class Partner extends Node {
  @Field(() => String, { description: 'What the partner is called.' })
  name!: string

  @Field(() => Boolean, { description: 'Whether this is for trying out: customers of a sandbox are not real.' })
  isSandbox!: boolean

  country!: string
}

@ObjectType({ description: 'Who is asking.', simpleResolvers: true })
export class Viewer {
  @Field(() => Partner, { description: 'For whom.' })
  partner!: Partner

  @Field(() => String, { description: 'The name that stands in audit records.' })
  userName!: string

  @Field(() => [PartnerRole], { description: 'What they may do; empty for a user of a customer.' })
  roles!: readonly PartnerRole[]
}
