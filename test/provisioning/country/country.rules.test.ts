import { describe, expect, test } from '@jest/globals'
import { countryRulesOf } from '../../../src/provisioning/country/country.catalogue.js'
import {
  countryNotFound,
  findCountryIssues,
  findCultureIssues,
  findLanguageIssues,
  findRegistrationNumberIssues,
} from '../../../src/provisioning/country/country.rules.js'
import { type Issue, issue } from '../../../src/shared/issue.js'

const path = ['address', 'country']

describe('a country', () => {
  test('passes when there are rules for it', () => {
    expect(findCountryIssues('US', countryRulesOf('US'), path)).toEqual([])
  })

  test('is required', () => {
    expect(findCountryIssues('', undefined, path)).toEqual([issue('REQUIRED', path, 'required')])
  })

  test.each([
    ['UK', ['GB']],
    ['EL', ['GR']],
    ['XX', []],
  ])('%s is not known, and what was meant is suggested: %j', (country, suggestions) => {
    expect(findCountryIssues(country, countryRulesOf(country), path)).toEqual([
      issue('NOT_SUPPORTED', path, 'country.unknown', { values: { country }, suggestions }),
    ])
  })

  test('that is not known is named by 40 characters', () => {
    const values = { country: 'X'.repeat(40) }
    expect(findCountryIssues('X'.repeat(41), undefined, path)).toEqual([
      issue('NOT_SUPPORTED', path, 'country.unknown', { values }),
    ])
    expect(countryNotFound('X'.repeat(41))).toEqual(issue('NOT_FOUND', ['country'], 'country.unknown', { values }))
  })
})

describe('a culture', () => {
  const at = ['billingProfile', 'culture']
  const ofSerbia = ['sr-Latn-RS', 'sr-Cyrl-RS', 'en-US']

  test.each(ofSerbia)('%s passes in Serbia', (culture) => {
    expect(findCultureIssues(culture, countryRulesOf('RS'), at)).toEqual([])
  })

  test.each(['en-US', 'fil-PH', 'zh-Hant-TW', 'kok-Deva-IN'])('%s passes where the country is not known', (culture) => {
    expect(findCultureIssues(culture, undefined, at)).toEqual([])
  })

  test.each([
    'e-US',
    'engl-US',
    'EN-US',
    '1en-US',
    'en-USA',
    'en-U',
    'en-us',
    'en',
    'en_US',
    'sr-latn-RS',
    'sr-LATN-RS',
    'sr-Latin-RS',
    'sr-LaTn-RS',
    'sr-Lat-RS',
    'sr-Latn',
  ])('%s is not written as one', (culture) => {
    expect(findCultureIssues(culture, countryRulesOf('RS'), at)).toEqual([
      issue('INVALID_FORMAT', at, 'culture.format', { suggestions: ofSerbia }),
    ])
  })

  test.each<[string, string, string | undefined, Issue]>([
    ['is required', '', 'RS', issue('REQUIRED', at, 'required', { suggestions: ofSerbia })],
    ['is required where the country is not known', '', undefined, issue('REQUIRED', at, 'required')],
    ['is of one format in every country', 'x', undefined, issue('INVALID_FORMAT', at, 'culture.format')],
    [
      'has to be one of the country’s',
      'de-DE',
      'RS',
      issue('NOT_SUPPORTED', at, 'culture.notInCountry', {
        values: { culture: 'de-DE', country: 'Serbia' },
        suggestions: ofSerbia,
      }),
    ],
  ])('%s', (_, culture, country, expected) => {
    expect(findCultureIssues(culture, country ? countryRulesOf(country) : undefined, at)).toEqual([expected])
  })
})

describe('a language', () => {
  const at = ['billingProfile', 'language']

  test.each(['de', 'en'])('%s passes in Germany', (language) => {
    expect(findLanguageIssues(language, countryRulesOf('DE'), at)).toEqual([])
  })

  test.each(['de', 'fil'])('%s passes where the country is not known', (language) => {
    expect(findLanguageIssues(language, undefined, at)).toEqual([])
  })

  test.each(['d', 'deut', 'DE', '1de', 'de1', 'de-DE'])('%s is not written as one', (language) => {
    expect(findLanguageIssues(language, countryRulesOf('DE'), at)).toEqual([
      issue('INVALID_FORMAT', at, 'language.format', { suggestions: ['de', 'en'] }),
    ])
  })

  test.each<[string, string, string | undefined, Issue]>([
    ['is required', '', 'DE', issue('REQUIRED', at, 'required', { suggestions: ['de', 'en'] })],
    ['is required where the country is not known', '', undefined, issue('REQUIRED', at, 'required')],
    ['is of one format in every country', 'x', undefined, issue('INVALID_FORMAT', at, 'language.format')],
    [
      'has to be one of the country’s',
      'fr',
      'DE',
      issue('NOT_SUPPORTED', at, 'language.notInCountry', {
        values: { language: 'fr', country: 'Germany' },
        suggestions: ['de', 'en'],
      }),
    ],
  ])('%s', (_, language, country, expected) => {
    expect(findLanguageIssues(language, country ? countryRulesOf(country) : undefined, at)).toEqual([expected])
  })
})

describe('a registration number', () => {
  const at = ['companyProfile', 'organizationRegistrationNumber']
  const tooLong = issue('TOO_LONG', at, 'text.tooLong', { values: { max: 20, length: 21 } })

  test.each<[string, string | null, string, Issue[]]>([
    ['passes where it is required', '12345678', 'HU', []],
    ['passes where it is supported', 'Číslo-1/2.3', 'TH', []],
    ['passes with 20 characters', '1'.repeat(20), 'HU', []],
    ['can be left out where it is supported', null, 'TH', []],
    ['can be left out where there is none', null, 'US', []],
    ['is left to the country where that is not known', '!', 'XX', []],
    ['is required where the country wants one', null, 'HU', [issue('REQUIRED', at, 'required')]],
    ['of 21 characters is too long', '1'.repeat(21), 'HU', [tooLong]],
    ['of 3 characters is not one', '123', 'HU', [issue('INVALID_FORMAT', at, 'registrationNumber.format')]],
    [
      'is refused where there is none',
      '12345678',
      'US',
      [
        issue('NOT_SUPPORTED', at, 'registrationNumber.notSupported', {
          values: { country: 'United States of America' },
        }),
      ],
    ],
  ])('%s', (_, number, country, expected) => {
    expect(findRegistrationNumberIssues(number, countryRulesOf(country), at)).toEqual(expected)
  })
})
