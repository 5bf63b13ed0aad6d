import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { findAddressIssues, normaliseAddress } from '../../../src/provisioning/address/address.rules.js'
import { countryRulesOf } from '../../../src/provisioning/country/country.catalogue.js'
import { culturesByCountry } from '../../../src/provisioning/country/country.cultures.js'
import { marketOf } from '../../../src/provisioning/country/country.markets.js'
import {
  type CountryRules,
  findCultureIssues,
  findLanguageIssues,
  findRegistrationNumberIssues,
} from '../../../src/provisioning/country/country.rules.js'
import { anAddress } from '../../support/builders.js'
import { codesOf } from '../../support/outcomes.js'

const all = Object.keys(culturesByCountry).map((code) => {
  const rules = countryRulesOf(code)
  if (!rules) throw new Error(`No rules for ${code}.`)
  return rules
})

/** An address made of nothing but what the country serves. */
const servedAddress = (rules: CountryRules) =>
  anAddress({
    country: rules.code,
    city: 'City',
    state: rules.isStateRequired ? (rules.states[0]?.code ?? null) : null,
    postalCode: rules.states.some(({ postalCodeRegex }) => postalCodeRegex) ? null : rules.postalCodeExample,
    phoneNumber: rules.phoneNumberExample,
  })

/** US and CA tie the postal code to the state, so there the code is left to its own tests. */
const issuesOf = (rules: CountryRules, changes: Parameters<typeof anAddress>[0] = {}) => {
  const address = normaliseAddress({ ...servedAddress(rules), ...changes }, rules)
  return codesOf(findAddressIssues(address, rules, [])).filter((found) => found !== 'REQUIRED postalCode')
}

const someText = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 }).filter((text) => text.trim() !== '')

describe.each(all.map((rules) => [rules.code, rules] as const))(
  'what %s serves is what is enforced',
  (_code, rules) => {
    test('an address of the examples that are served passes', () => {
      expect(issuesOf(rules)).toEqual([])
    })

    test('each state passes by its code and its names; another is refused where there is a list', () => {
      for (const { code, name, latinName } of rules.states) {
        for (const state of [code, name, latinName ?? code]) {
          expect(issuesOf(rules, { state }).filter((found) => found.endsWith('state'))).toEqual([])
        }
      }
      const expected = rules.states.length > 0 ? ['NOT_SUPPORTED state'] : []
      expect(issuesOf(rules, { state: 'Nowhere Land' })).toEqual(expected)
      expect(issuesOf(rules, { state: null })).toEqual(rules.isStateRequired ? ['REQUIRED state'] : [])
    })

    test('any postal code passes exactly when the pattern that is served matches it', () => {
      const { postalCodeRegex } = rules
      fc.assert(
        fc.property(fc.oneof(someText, fc.stringMatching(/^[A-Z0-9 -]{2,10}$/)), (text) => {
          const address = normaliseAddress({ ...servedAddress(rules), state: null, postalCode: text }, rules)
          if (!address.postalCode) return
          const found = codesOf(findAddressIssues(address, rules, [])).filter((code) => code.endsWith('postalCode'))
          const matches = !postalCodeRegex || new RegExp(postalCodeRegex).test(address.postalCode)
          if (!matches) expect(found).toHaveLength(1)
          else expect(found.filter((code) => code !== 'INVALID_FORMAT postalCode')).toEqual([])
        }),
        // For each of 249 countries.
        { numRuns: 10 },
      )
    })

    test('each culture and language passes, and no other', () => {
      for (const culture of rules.cultures) expect(findCultureIssues(culture, rules, ['culture'])).toEqual([])
      for (const language of rules.languages) expect(findLanguageIssues(language, rules, ['language'])).toEqual([])
      expect(codesOf(findCultureIssues('xx-XX', rules, ['culture']))).toEqual(['NOT_SUPPORTED culture'])
      expect(codesOf(findLanguageIssues('xx', rules, ['language']))).toEqual(['NOT_SUPPORTED language'])
      expect(rules.cultures).toContain(rules.defaultCulture)
    })

    test('what is required is required', () => {
      expect(issuesOf(rules, { city: '' })).toEqual(rules.isCityRequired ? ['REQUIRED city'] : [])
      expect(issuesOf(rules, { phoneNumber: null })).toEqual(
        rules.isPhoneNumberRequired ? ['REQUIRED phoneNumber'] : [],
      )
      const withoutNumber = codesOf(findRegistrationNumberIssues(null, rules, ['n']))
      expect(withoutNumber).toEqual(rules.isOrganizationRegistrationNumberRequired ? ['REQUIRED n'] : [])
      const withNumber = codesOf(findRegistrationNumberIssues('12345678', rules, ['n']))
      expect(withNumber).toEqual(rules.isOrganizationRegistrationNumberSupported ? [] : ['NOT_SUPPORTED n'])
    })
  },
)

describe('postal codes and states that disagree', () => {
  const disagree = (country: string, state: string, postalCode: string) => {
    const rules = countryRulesOf(country)
    const address = normaliseAddress(anAddress({ country, state, postalCode, phoneNumber: null }), rules)
    return codesOf(findAddressIssues(address, rules, []))
  }

  test.each([
    ['US', 'WA', '98052'],
    ['US', 'NY', '10001-1234'],
    ['US', 'dc', '20500'],
    ['CA', 'ON', 'k1a 0b1'],
    ['CA', 'Québec', 'H2X1Y4'],
  ])('%s %s %s agree', (country, state, postalCode) => {
    expect(disagree(country, state, postalCode)).toEqual([])
  })

  test.each([
    ['US', 'WA', '10001'],
    ['US', 'CA', '98052'],
    ['CA', 'ON', 'H2X 1Y4'],
  ])('%s %s %s do not', (country, state, postalCode) => {
    expect(disagree(country, state, postalCode)).toEqual(['NOT_SUPPORTED postalCode'])
  })
})

describe('markets', () => {
  test('each country is in one market at the most, and sells to itself', () => {
    for (const { code } of all) {
      const market = marketOf(code)
      if (market.length > 0) expect(market).toContain(code)
      for (const other of market) expect(marketOf(other)).toEqual(market)
    }
    expect(marketOf('RU')).toEqual([])
    expect(marketOf('BR')).toEqual(['BR'])
    expect(marketOf('CA')).toEqual(['CA', 'PM'])
  })
})
