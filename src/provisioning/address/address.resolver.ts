import { Arg, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql'
import { AllowedTo, salesAgents } from '../../shared/allowed-to.js'
import type { Caller } from '../../shared/caller.js'
import { formatAddressLines } from './address.format.js'
import { AddressInput } from './address.inputs.js'
import { checkAddress } from './address.service.js'
import { Address, AddressCheck } from './address.types.js'

@Resolver(() => Address)
export class AddressResolver {
  @AllowedTo(salesAgents)
  @Query(() => AddressCheck, {
    description: 'Holds an address against the rules of its country and the partner’s market, without storing it.',
  })
  checkAddress(
    @Ctx('caller') caller: Caller,
    @Arg('address', () => AddressInput, { description: 'As for createCustomer.' }) address: AddressInput,
  ): AddressCheck {
    return checkAddress(caller, address)
  }

  @FieldResolver(() => [String], {
    description: 'The lines of a label in the country’s own order, without the country.',
  })
  formatted(@Root() address: Address): string[] {
    return formatAddressLines(address)
  }
}
