import { type Command, Option } from 'commander'
import type { Offer, OfferSegment } from '../../client/index.js'
import { found } from '../failures.js'
import type { Columns } from '../output.js'
import { type AddVerb, listFlags, upTo } from '../verb.js'

const segments: readonly OfferSegment[] = ['ENTERPRISE', 'SMALL_BUSINESS', 'GOVERNMENT', 'NONPROFIT', 'TRIAL']

const columns: Columns<Offer> = {
  id: ({ id }) => id,
  name: ({ name }) => name,
  segment: ({ segment }) => segment,
  quantity: ({ minimumQuantity, maximumQuantity }) => `${minimumQuantity}–${maximumQuantity}`,
  unit: ({ unitType }) => unitType,
  billed: ({ supportedBillingCycles }) => supportedBillingCycles,
}

const countryFlag = (command: Command): Command => command.requiredOption('--country <code>', 'the customer’s country')

export const addCatalogue = (program: Command, addVerb: AddVerb): void => {
  const noun = program.command('offer').description('what can be ordered')
  addVerb(
    noun,
    {
      usage: 'list',
      description: 'lists what is sold in a country',
      example: 'offer list --country US --search "office e3"',
      flags: (command) =>
        countryFlag(listFlags(command))
          .option('--search <words>', 'words of the name or the id')
          .addOption(new Option('--segment <segment>', 'only for these customers').choices(segments)),
    },
    async (session) => {
      const { country, search, segment } = session.flags as { country: string; search?: string; segment?: OfferSegment }
      const offers = session.client.offers.list({ country, ...(search && { search }), ...(segment && { segment }) })
      await session.output.list(upTo(offers, session), columns)
    },
  )
  addVerb(
    noun,
    {
      usage: 'get <offer>',
      description: 'shows one, as it is sold in a country',
      example: 'offer get MS-AZR-0145P --country US',
      flags: countryFlag,
    },
    async ({ client, output, parameters: [id = ''], flags }) => {
      const offer = found(await client.offers.get({ id, country: flags.country as string }), 'offer')
      output.thing(offer, { ...columns, 'add-on': ({ isAddOn }) => isAddOn, trial: ({ isTrial }) => isTrial })
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
}
