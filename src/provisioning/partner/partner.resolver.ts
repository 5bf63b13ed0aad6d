import { Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql'
import { AllowedTo, everybody } from '../../shared/allowed-to.js'
import type { Caller } from '../../shared/caller.js'
import { type CatalogueCountry, requireCountryRules } from '../country/country.catalogue.js'
import { Country } from '../country/country.types.js'
import { Partner, Viewer } from './partner.types.js'

@Resolver(() => Partner)
export class PartnerResolver {
  @AllowedTo(everybody)
  @Query(() => Viewer, { description: 'Who is asking, for which partner, and in which roles.' })
  viewer(@Ctx('caller') caller: Caller): Viewer {
    return caller
  }

  @FieldResolver(() => Country, { description: 'Where the partner is: it decides where it may sell.' })
  country(@Root() partner: Partner): CatalogueCountry {
    return requireCountryRules(partner.country)
  }
}
