import { describe, expect, test } from '@jest/globals'
import { CountriesDocument, CountryDocument } from '../../../src/client/generated/graphql.js'
import { aGateway } from '../../support/gateway.js'

const inAmerica = aGateway()
const inGermany = aGateway({ SANDBOX_COUNTRY: 'DE' })

const codesFor = async (gateway: typeof inAmerica) =>
  (await gateway.run(CountriesDocument, {})).countries.map(({ code }) => code)

describe('countries', () => {
  test('are the market of the partner’s country, by name', async () => {
    expect(await codesFor(inAmerica)).toEqual(['AS', 'GU', 'MP', 'UM', 'US'])
    const european = await codesFor(inGermany)
    expect(european).toEqual(expect.arrayContaining(['DE', 'FR', 'GB', 'IE', 'PT']))
    expect(european).not.toContain('US')
  })
})

describe('country', () => {
  test('serves the rules of any country, in any case', async () => {
    const { country } = await inAmerica.run(CountryDocument, { code: 'us' })
    expect(country).toMatchObject({
      code: 'US',
      defaultCulture: 'en-US',
      cultures: ['en-US', 'es-US'],
      languages: ['en', 'es'],
      isStateRequired: true,
      isCityRequired: true,
      isPostalCodeRequired: true,
      callingCodes: ['1'],
      isOrganizationRegistrationNumberRequired: false,
    })
    expect(country?.states).toHaveLength(51)
    expect(new RegExp(country?.postalCodeRegex ?? '').test('98052-1234')).toBe(true)
  })

  test.each(['UK', 'XX', '', 'KP'])('is null for %p', async (code) => {
    expect((await inAmerica.run(CountryDocument, { code })).country).toBeNull()
  })
})

describe('the form for addresses', () => {
  test.each([
    ['US', ['ADDRESS_LINES', 'CITY', 'STATE', 'POSTAL_CODE'], ['CITY', 'STATE', 'ZIP']],
    ['DE', ['ADDRESS_LINES', 'POSTAL_CODE', 'CITY'], ['CITY', 'PROVINCE', 'POSTAL_CODE']],
    ['GB', ['ADDRESS_LINES', 'CITY', 'POSTAL_CODE'], ['POST_TOWN', 'PROVINCE', 'POSTCODE']],
    ['IE', ['ADDRESS_LINES', 'REGION', 'CITY', 'STATE', 'POSTAL_CODE'], ['CITY', 'COUNTY', 'EIRCODE']],
    ['JP', ['POSTAL_CODE', 'STATE', 'ADDRESS_LINES'], ['CITY', 'PREFECTURE', 'POSTAL_CODE']],
  ])('of %s asks in the order of its labels, by its own words', async (code, fields, labels) => {
    const { country } = await inAmerica.run(CountryDocument, { code })
    const { cityLabel, stateLabel, postalCodeLabel, ...form } = country?.addressForm ?? {}
    expect(form).toEqual({ fields })
    expect([cityLabel, stateLabel, postalCodeLabel]).toEqual(labels)
  })

  test('has a field for everything that the rules of the country ask for', async () => {
    for (const { code } of (await inGermany.run(CountriesDocument, {})).countries) {
      const { country } = await inGermany.run(CountryDocument, { code })
      const fields = country?.addressForm.fields
      expect(fields).toContain('ADDRESS_LINES')
      if (country?.isCityRequired) expect([code, fields]).toEqual([code, expect.arrayContaining(['CITY'])])
      if (country?.isStateRequired) expect([code, fields]).toEqual([code, expect.arrayContaining(['STATE'])])
      if (country?.isPostalCodeRequired) expect([code, fields]).toEqual([code, expect.arrayContaining(['POSTAL_CODE'])])
    }
  })
})
