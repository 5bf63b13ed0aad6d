import { Field, ObjectType } from 'type-graphql'
import { AddressForm } from './address-form.types.js'
import type { CatalogueCountry } from './country.catalogue.js'
import type { StateRules } from './country.rules.js'

@ObjectType({
  description: 'A state, province or region that an address in the country can name.',
  simpleResolvers: true,
})
class CountryState implements StateRules {
  @Field(() => String, { description: 'What is stored, e.g. "WA".' })
  code!: string

  @Field(() => String, { description: 'The name in the country’s own language. Accepted in place of the code.' })
  name!: string

  @Field(() => String, {
    nullable: true,
    description: 'The name in Latin letters, where `name` is not. Accepted as well.',
  })
  latinName!: string | null

  @Field(() => String, {
    nullable: true,
    description: 'Matches the beginning of every postal code in the state; null where that is not known for sure.',
  })
  postalCodeRegex!: string | null
}

@ObjectType({
  description: 'The rules for customers in one country. The service enforces exactly what is served here.',
  simpleResolvers: true,
})
export class Country implements CatalogueCountry {
  @Field(() => String, { description: 'ISO 3166-1 alpha-2, e.g. "US".' })
  code!: string

  @Field(() => String, { description: 'The English short name.' })
  name!: string

  @Field(() => String, { description: 'The culture to offer first.' })
  defaultCulture!: string

  @Field(() => [String], {
    description: 'Cultures (BCP 47) that a customer there can have: language and currency follow from it.',
  })
  cultures!: readonly string[]

  @Field(() => [String], { description: 'Languages (ISO 639) that a customer there can have.' })
  languages!: readonly string[]

  @Field(() => Boolean, { description: 'Whether an address has to name a state.' })
  isStateRequired!: boolean

  // Not read from the database.
  @Field(() => [CountryState], {
    description: 'The states that can be named; empty where any text will do.',
    complexity: 1,
  })
  states!: readonly StateRules[]

  @Field(() => Boolean, { description: 'Whether an address has to name a city.' })
  isCityRequired!: boolean

  @Field(() => Boolean, { description: 'Whether an address has to have a postal code.' })
  isPostalCodeRequired!: boolean

  @Field(() => String, {
    nullable: true,
    description:
      'A regular expression (ECMAScript) that a postal code in capitals has to match; null where anything will do.',
  })
  postalCodeRegex!: string | null

  @Field(() => String, { nullable: true, description: 'A postal code that matches.' })
  postalCodeExample!: string | null

  @Field(() => String, { nullable: true, description: 'A telephone number that is accepted.' })
  phoneNumberExample!: string | null

  @Field(() => [String], { description: 'International calling codes, without "+".' })
  callingCodes!: readonly string[]

  @Field(() => Boolean, { description: 'Whether the contact has to have a telephone number.' })
  isPhoneNumberRequired!: boolean

  @Field(() => Boolean, { description: 'Whether companies have to give their registration number.' })
  isOrganizationRegistrationNumberRequired!: boolean

  @Field(() => Boolean, { description: 'Whether a registration number can be given at all.' })
  isOrganizationRegistrationNumberSupported!: boolean

  @Field(() => String, {
    nullable: true,
    description:
      'A regular expression (ECMAScript, flag u) that a registration number has to match; null where there is none.',
  })
  organizationRegistrationNumberRegex!: string | null

  @Field(() => AddressForm, { description: 'What a form for addresses there looks like.' })
  addressForm!: AddressForm
}
