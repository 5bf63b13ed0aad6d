import { type Command, Option } from 'commander'
import type { OfferSegment } from '../../client/index.js'
import { found } from '../failures.js'
import { type AddVerb, listFlags, upTo } from '../verb.js'

const segments: readonly OfferSegment[] = ['ENTERPRISE', 'SMALL_BUSINESS', 'GOVERNMENT', 'NONPROFIT', 'TRIAL']

export const addCatalogue = (program: Command, addVerb: AddVerb): void => {
  addVerb(
    program.command('offer').description('what can be ordered'),
    {
      usage: 'list',
      description: 'lists what is sold in a country',
      example: 'offer list --country US --search "office e3"',
      flags: (command) =>
        listFlags(command)
          .requiredOption('--country <code>', 'the customer’s country')
          .option('--search <words>', 'words of the name or the id')
          .addOption(new Option('--segment <segment>', 'only for these customers').choices(segments)),
    },
    async (session) => {
      const { country, search, segment } = session.flags as { country: string; search?: string; segment?: OfferSegment }
      const offers = session.client.offers.list({ country, ...(search && { search }), ...(segment && { segment }) })
      await session.output.list(upTo(offers, session), {
        id: ({ id }) => id,
        name: ({ name }) => name,
        segment: ({ segment: of }) => of,
        quantity: ({ minimumQuantity, maximumQuantity }) => `${minimumQuantity}–${maximumQuantity}`,
        unit: ({ unitType }) => unitType,
        billed: ({ supportedBillingCycles }) => supportedBillingCycles,
      })
    },
  )
  addVerb(
    program.command('domain').description('domains of new customers'),
    {
      usage: 'check <domain>',
      description: 'tells whether a domain is free, and what to take instead',
      example: 'domain check fourthcoffee.onmicrosoft.com',
    },
    async ({ client, output, parameters: [domain = ''] }) => {
      output.thing(await client.domains.check({ domain }), {
        domain: ({ domain: checked }) => checked,
        available: ({ available }) => available,
        reason: ({ issues }) => issues.map(({ message }) => message),
        instead: ({ suggestions }) => suggestions,
      })
    },
  )
  addVerb(
    program.command('country').description('the rules of countries'),
    { usage: 'show <code>', description: 'shows what a customer there needs', example: 'country show DE' },
    async ({ client, output, parameters: [code = ''] }) => {
      output.thing(found(await client.countries.get({ code }), 'country'), {
        country: ({ name }) => name,
        cultures: ({ cultures }) => cultures,
        languages: ({ languages }) => languages,
        states: ({ states }) => states.map((state) => state.code),
        'state needed': ({ isStateRequired }) => isStateRequired,
        'city needed': ({ isCityRequired }) => isCityRequired,
        'postal code needed': ({ isPostalCodeRequired }) => isPostalCodeRequired,
        'postal code': ({ postalCodeExample }) => postalCodeExample,
        'telephone needed': ({ isPhoneNumberRequired }) => isPhoneNumberRequired,
        telephone: ({ phoneNumberExample }) => phoneNumberExample,
        'registration number needed': (country) => country.isOrganizationRegistrationNumberRequired,
      })
    },
  )
}
