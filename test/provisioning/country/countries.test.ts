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
