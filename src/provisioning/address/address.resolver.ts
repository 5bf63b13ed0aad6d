import { FieldResolver, Resolver, Root } from 'type-graphql'
import { formatAddressLines } from './address.format.js'
import { Address } from './address.types.js'

@Resolver(() => Address)
export class AddressResolver {
  @FieldResolver(() => [String], {
    description: 'The lines of a label in the country’s own order, without the country.',
  })
  formatted(@Root() address: Address): string[] {
    return formatAddressLines(address)
  }
}
