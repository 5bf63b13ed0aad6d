import { Arg, Ctx, Query, Resolver } from 'type-graphql'
import { AllowedTo, everyAgent } from '../../shared/allowed-to.js'
import type { Caller } from '../../shared/caller.js'
import { costOfItems } from '../../shared/cost.js'
import { normaliseCountryCode } from '../address/address.rules.js'
import { type CatalogueCountry, countryRulesOf } from './country.catalogue.js'
import { listAuthorizedCountries } from './country.service.js'
import { Country } from './country.types.js'

@Resolver(() => Country)
export class CountryResolver {
  @AllowedTo(everyAgent)
  @Query(() => [Country], {
    description: 'Where the partner may sell, by name: its own country picks the market.',
    complexity: costOfItems(250),
  })
  countries(@Ctx('caller') caller: Caller): CatalogueCountry[] {
    return listAuthorizedCountries(caller)
  }

  @AllowedTo(everyAgent)
  @Query(() => Country, { nullable: true, description: 'The rules of any country; null where no customer can be.' })
  country(
    @Arg('code', () => String, { description: 'ISO 3166-1 alpha-2; case does not matter.' }) code: string,
  ): CatalogueCountry | null {
    return countryRulesOf(normaliseCountryCode(code)) ?? null
  }
}
