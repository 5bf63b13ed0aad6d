import { Field, InputType } from 'type-graphql'

@InputType({
  description: 'A postal address with the person to contact there. The country’s rules are served by `Country`.',
})
export class AddressInput {
  @Field(() => String, {
    description: 'ISO 3166-1 alpha-2, e.g. "US"; the United Kingdom is "GB". Case does not matter.',
  })
  country!: string

  @Field(() => String, {
    nullable: true,
    description: 'A region below the state, up to 100 characters. Rarely needed.',
  })
  region?: string | null

  @Field(() => String, { description: 'Up to 100 characters; may be empty where the country needs no city.' })
  city!: string

  @Field(() => String, { nullable: true, description: 'The code or name of a state, where the country has them.' })
  state?: string | null

  @Field(() => String, { description: 'Street and number, up to 200 characters.' })
  addressLine1!: string

  @Field(() => String, { nullable: true, description: 'Up to 200 characters.' })
  addressLine2?: string | null

  @Field(() => String, { nullable: true, description: 'As the country writes it; needed in most countries.' })
  postalCode?: string | null

  @Field(() => String, { description: 'The contact’s first name, 2 to 50 characters.' })
  firstName!: string

  @Field(() => String, { description: 'The contact’s last name, 2 to 50 characters.' })
  lastName!: string

  @Field(() => String, { nullable: true, description: 'The contact’s middle name, up to 50 characters.' })
  middleName?: string | null

  @Field(() => String, {
    nullable: true,
    description: 'The contact’s telephone number: national, or international with "+". Stored as E.164.',
  })
  phoneNumber?: string | null
}
