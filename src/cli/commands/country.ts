import type { Command } from 'commander'
import { completed, fieldFlags } from '../customer-input.js'
import { found, Refused } from '../failures.js'
import { billingFields, withFlags } from '../fields.js'
import type { AddVerb } from '../verb.js'

const addressFields = billingFields.filter(({ path }) => path.startsWith('billingProfile.defaultAddress.'))

export const addCountry = (program: Command, addVerb: AddVerb): void => {
  const noun = program.command('country').description('the rules of countries')
  addVerb(
    noun,
    { usage: 'list', description: 'lists where you may sell', example: 'country list' },
    async ({ client, output }) =>
      output.list(await client.countries.list(), { code: ({ code }) => code, name: ({ name }) => name }),
  )
  addVerb(
    noun,
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

export const addAddress = (program: Command, addVerb: AddVerb): void => {
  addVerb(
    program.command('address').description('addresses of customers'),
    {
      usage: 'check',
      description: 'holds one against the rules of its country, and writes nothing',
      example:
        'address check --country US --state WA --city Redmond --address-line-1 "One Microsoft Way" --postal-code 98052 --first-name Dave --last-name Smith',
      flags: (command) => fieldFlags(command, addressFields),
    },
    async ({ client, output, flags }) => {
      const { defaultAddress: address } = completed(withFlags({}, addressFields, flags)).billingProfile
      const checked = await client.customers.checkAddress({ address })
      if (!checked.valid) throw new Refused(checked.issues)
      output.thing(checked, {
        address: ({ normalized }) => normalized?.formatted,
        state: ({ normalized }) => normalized?.state,
        telephone: ({ normalized }) => normalized?.phoneNumber,
      })
    },
  )
}
