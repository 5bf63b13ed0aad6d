import { describe, expect, test } from '@jest/globals'
import { countryRulesOf } from '../../../src/provisioning/country/country.catalogue.js'
import {
  customerNotFound,
  findBillingProfileIssues,
  findCompanyProfileIssues,
  findDeletionIssues,
  findExternalIdIssues,
  findRemovalIssues,
  type NormalBillingProfile,
  normaliseBillingProfile,
  normaliseCompanyProfile,
  searchTextOf,
} from '../../../src/provisioning/customer/customer.rules.js'
import { type Issue, issue } from '../../../src/shared/issue.js'
import { anAddress, redmond } from '../../support/builders.js'

const us = countryRulesOf('US')

const given = {
  email: 'dave@fourthcoffee.example.com',
  culture: 'en-US',
  language: 'en',
  companyName: 'Fourth Coffee',
  defaultAddress: anAddress(),
}

const profile: NormalBillingProfile = {
  ...given,
  firstName: null,
  lastName: null,
  defaultAddress: redmond,
}

describe('a billing profile is kept', () => {
  test('tidied, with codes as they are written', () => {
    const untidy = {
      email: ' dave@fourthcoffee.example.com ',
      culture: ' EN-us ',
      language: ' EN ',
      companyName: ' Fourth   Coffee ',
      firstName: ' Anne   Marie ',
      lastName: ' de   Vries ',
      defaultAddress: anAddress({ state: 'washington' }),
    }
    expect(normaliseBillingProfile(untidy, us)).toEqual({ ...profile, firstName: 'Anne Marie', lastName: 'de Vries' })
  })

  test.each([
    ['left out', {}],
    ['null', { firstName: null, lastName: null }],
    ['empty', { firstName: ' ', lastName: '' }],
  ])('with null for names that are %s', (_, names) => {
    expect(normaliseBillingProfile({ ...given, ...names }, us)).toEqual(profile)
  })

  test.each([
    ['en-us', 'en-US'],
    ['ZH-hans-cn', 'zh-Hans-CN'],
    ['not a culture', 'not a culture'],
    ['', ''],
  ])('with the culture %p as %p', (culture, expected) => {
    expect(normaliseBillingProfile({ ...given, culture }, us).culture).toBe(expected)
  })
})

test.each([
  [' 12-34 ', '12-34'],
  [' ', null],
  [null, null],
  [undefined, null],
])('a company profile is kept tidied, with the number %p as %p', (organizationRegistrationNumber, expected) => {
  expect(normaliseCompanyProfile({ domain: ' FourthCoffee.onmicrosoft.com ', organizationRegistrationNumber })).toEqual(
    { domain: 'fourthcoffee.onmicrosoft.com', organizationRegistrationNumber: expected },
  )
})

const at = (member: string) => ['billingProfile', member]
const longEmail = `dave@${'x'.repeat(250)}`
const cultures = { suggestions: ['en-US', 'es-US'] }
const languages = { suggestions: ['en', 'es'] }
const wrongDomain = (domain: string) => [issue('NOT_SUPPORTED', at('email'), 'email.domain', { values: { domain } })]

describe('a billing profile', () => {
  test.each<[string, Partial<NormalBillingProfile>, Issue[]]>([
    ['passes', {}, []],
    ['passes with names of its own', { firstName: 'Anne', lastName: 'Smith' }, []],
    ['is not read for what the address is', { defaultAddress: { ...profile.defaultAddress, city: '' } }, []],
    ['needs an e-mail address', { email: '' }, [issue('REQUIRED', at('email'), 'required')]],
    [
      'has no longer e-mail address than can be sent to',
      { email: longEmail },
      [issue('TOO_LONG', at('email'), 'text.tooLong', { values: { max: 254, length: 255 } })],
    ],
    [
      'has an e-mail address that is one',
      { email: longEmail.slice(0, 254) },
      [issue('INVALID_FORMAT', at('email'), 'email.format')],
    ],
    ['has no e-mail address at Microsoft', { email: 'dave@Microsoft.com' }, wrongDomain('microsoft.com')],
    ['has no e-mail address at the partner', { email: 'dave@PARTNER.example' }, wrongDomain('partner.example')],
    ['can have one below those', { email: 'dave@mail.microsoft.com' }, []],
    ['can have one with a second @', { email: '"microsoft.com@microsoft.com"@example.com' }, []],
    ['needs a culture', { culture: '' }, [issue('REQUIRED', at('culture'), 'required', cultures)]],
    ['needs a language', { language: '' }, [issue('REQUIRED', at('language'), 'required', languages)]],
    ['needs a company’s name', { companyName: '' }, [issue('REQUIRED', at('companyName'), 'required')]],
    [
      'has a first name that is longer than an initial',
      { firstName: 'A' },
      [issue('TOO_SHORT', at('firstName'), 'personName.oneCharacter')],
    ],
    [
      'has a last name that is longer than an initial',
      { lastName: 'B' },
      [issue('TOO_SHORT', at('lastName'), 'personName.oneCharacter')],
    ],
  ])('%s', (_, changes, expected) => {
    expect(findBillingProfileIssues({ ...profile, ...changes }, us, 'partner.example')).toEqual(expected)
  })

  test('is told of all that is wrong, in the order of its members', () => {
    const wrong = { ...profile, email: '', culture: '', language: '', companyName: '', firstName: '1', lastName: '2' }
    expect(findBillingProfileIssues(wrong, undefined, 'partner.example')).toEqual([
      issue('REQUIRED', at('email'), 'required'),
      issue('REQUIRED', at('culture'), 'required'),
      issue('REQUIRED', at('language'), 'required'),
      issue('REQUIRED', at('companyName'), 'required'),
      issue('INVALID_FORMAT', at('firstName'), 'personName.noLetters'),
      issue('INVALID_FORMAT', at('lastName'), 'personName.noLetters'),
    ])
  })
})

test('a company’s registration number is held against the country’s rules', () => {
  const company = { domain: 'fourthcoffee.onmicrosoft.com', organizationRegistrationNumber: null }
  expect(findCompanyProfileIssues(company, us)).toEqual([])
  expect(findCompanyProfileIssues(company, countryRulesOf('HU'))).toEqual([
    issue('REQUIRED', ['companyProfile', 'organizationRegistrationNumber'], 'required'),
  ])
})

test('an external id can be left out, and has up to 255 characters', () => {
  expect(findExternalIdIssues(null)).toEqual([])
  expect(findExternalIdIssues('x'.repeat(255))).toEqual([])
  expect(findExternalIdIssues('x'.repeat(256))).toEqual([
    issue('TOO_LONG', ['externalId'], 'text.tooLong', { values: { max: 255, length: 256 } }),
  ])
})

test.each([
  ['C-17', 'cafe four cafe.onmicrosoft.com dave@example.com c-17'],
  [null, 'cafe four cafe.onmicrosoft.com dave@example.com'],
])('a search looks through name, domain, e-mail and the external id %p', (externalId, expected) => {
  const customer = { companyName: 'Café Four', domain: 'cafe.onmicrosoft.com', email: 'Dave@example.com', externalId }
  expect(searchTextOf(customer)).toBe(expected)
})

test('a customer that is not there is named by 40 characters of its id', () => {
  expect(customerNotFound('x'.repeat(41))).toEqual(
    issue('NOT_FOUND', ['customerId'], 'customer.notFound', { values: { id: 'x'.repeat(40) } }),
  )
})

const activeSubscriptions = issue('NOT_ALLOWED_IN_STATE', ['customerId'], 'customer.activeSubscriptions', {
  values: { count: 2 },
})

test('a relationship ends only after every subscription was suspended', () => {
  expect(findRemovalIssues(0)).toEqual([])
  expect(findRemovalIssues(2)).toEqual([activeSubscriptions])
})

test('only a customer of a sandbox without active subscriptions can be deleted', () => {
  expect(findDeletionIssues(true, 0)).toEqual([])
  expect(findDeletionIssues(true, 2)).toEqual([activeSubscriptions])
  expect(findDeletionIssues(false, 0)).toEqual([issue('NOT_ALLOWED_IN_STATE', ['customerId'], 'customer.notSandbox')])
})
