import { Field, ObjectType } from 'type-graphql'
import { describedEnum } from '../../shared/described-enum.js'
import type * as rules from './country.rules.js'

const AddressField = describedEnum('AddressField', 'A part of an address that a form asks for.', {
  ADDRESS_LINES: '`addressLine1` and `addressLine2`: street and number, and more of it.',
  CITY: '`city`.',
  REGION: '`region`: a part of a city, or what lies between city and state.',
  STATE: '`state`.',
  POSTAL_CODE: '`postalCode`.',
})

const CityLabel = describedEnum('CityLabel', 'What a country calls a city in addresses.', {
  CITY: 'A city or town.',
  DISTRICT: 'A district.',
  POST_TOWN: 'A post town.',
  SUBURB: 'A suburb.',
})

const StateLabel = describedEnum('StateLabel', 'What a country calls its states in addresses.', {
  AREA: 'An area.',
  COUNTY: 'A county.',
  DEPARTMENT: 'A department.',
  DISTRICT: 'A district.',
  EMIRATE: 'An emirate.',
  ISLAND: 'An island.',
  OBLAST: 'An oblast.',
  PARISH: 'A parish.',
  PREFECTURE: 'A prefecture.',
  PROVINCE: 'A province.',
  REGION: 'A region.',
  STATE: 'A state.',
})

const PostalCodeLabel = describedEnum('PostalCodeLabel', 'What a country calls its postal codes.', {
  EIRCODE: 'An Eircode.',
  PIN: 'A PIN code.',
  POSTAL_CODE: 'A postal code.',
  POSTCODE: 'A postcode.',
  ZIP: 'A ZIP code.',
})

@ObjectType({
  description: 'What a form for addresses of one country looks like. Nothing is refused because of it.',
  simpleResolvers: true,
})
export class AddressForm implements rules.AddressForm {
  @Field(() => [AddressField], { description: 'What it asks for, in the order of the country’s own labels.' })
  fields!: readonly rules.AddressField[]

  @Field(() => CityLabel, { description: 'What `city` is called there.' })
  cityLabel!: rules.CityLabel

  @Field(() => StateLabel, { description: 'What `state` is called there.' })
  stateLabel!: rules.StateLabel

  @Field(() => PostalCodeLabel, { description: 'What `postalCode` is called there.' })
  postalCodeLabel!: rules.PostalCodeLabel
}
