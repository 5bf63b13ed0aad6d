import { describe, expect, test } from '@jest/globals'
import {
  findAddressIssues,
  type NormalAddress,
  normaliseAddress,
} from '../../../src/provisioning/address/address.rules.js'
import { countryRulesOf } from '../../../src/provisioning/country/country.catalogue.js'
import { type Issue, issue } from '../../../src/shared/issue.js'
import { anAddress, redmond } from '../../support/builders.js'

describe('an address is kept', () => {
  test('tidied, with codes in capitals and the telephone number as E.164', () => {
    const address = {
      country: ' ca ',
      region: '  Capital   Region ',
      city: ' North   Vancouver ',
      state: ' québec ',
      addressLine1: ' 1  Main   Street ',
      addressLine2: ' Floor   2 ',
      postalCode: ' h2x   1y4 ',
      firstName: ' Anne   Marie ',
      lastName: ' de   Vries ',
      middleName: ' van   der ',
      phoneNumber: ' (506) 234-5678 ',
    }
    expect(normaliseAddress(address, countryRulesOf('CA'))).toEqual({
      country: 'CA',
      region: 'Capital Region',
      city: 'North Vancouver',
      state: 'QC',
      addressLine1: '1 Main Street',
      addressLine2: 'Floor 2',
      postalCode: 'H2X 1Y4',
      firstName: 'Anne Marie',
      lastName: 'de Vries',
      middleName: 'van der',
      phoneNumber: '+15062345678',
    })
  })

  test('with null for what was left out or is empty', () => {
    const nothing = { region: null, state: null, addressLine2: null, postalCode: null, phoneNumber: null }
    const empty = { region: ' ', state: '', addressLine2: ' ', postalCode: ' ', middleName: '', phoneNumber: ' ' }
    const us = countryRulesOf('US')
    expect(normaliseAddress(anAddress({ state: null, postalCode: null, phoneNumber: null }), us)).toEqual({
      ...redmond,
      ...nothing,
    })
    expect(normaliseAddress(anAddress(empty), us)).toEqual({ ...redmond, ...nothing })
  })

  test.each([
    ['by its code', 'HK', 'KOWLOON', 'Kowloon'],
    ['by its name', 'AE', 'أبو ظبي', 'AZ'],
    ['by its name in Latin letters', 'AE', ' SHARJAH ', 'SH'],
    ['as it is where the country has no such state', 'US', 'Nowhere', 'Nowhere'],
    ['as it is where the country is not known', 'XX', 'wa', 'wa'],
  ])('with its state %s: in %s %s is %s', (_, country, state, expected) => {
    expect(normaliseAddress(anAddress({ state }), countryRulesOf(country)).state).toBe(expected)
  })

  test.each([
    ['US', '(425) 555-0101', '+14255550101'],
    ['US', '+44 7400 123456', '+447400123456'],
    ['AQ', '+1 425 555 0101', '+14255550101'],
    ['AQ', '425 555 0101', '425 555 0101'],
    ['US', '425 555 0101 ext. 5', '425 555 0101 ext. 5'],
    ['US', 'call 425 555 0101', 'call 425 555 0101'],
    ['US', '42555', '42555'],
    ['XX', '(425) 555-0101', '(425) 555-0101'],
  ])('in %s with the telephone number %p as %p', (country, phoneNumber, expected) => {
    expect(normaliseAddress(anAddress({ phoneNumber }), countryRulesOf(country)).phoneNumber).toBe(expected)
  })
})

const at = (member: keyof NormalAddress) => ['billingProfile', 'defaultAddress', member]
const issuesOf = (changes: Partial<NormalAddress>) => {
  const address = { ...redmond, ...changes }
  return findAddressIssues(address, countryRulesOf(address.country), ['billingProfile', 'defaultAddress'])
}
const tooLong = (member: keyof NormalAddress, max: number) => [
  issue('TOO_LONG', at(member), 'text.tooLong', { values: { max, length: max + 1 } }),
]
const required = (member: keyof NormalAddress, suggestions: string[] = []) => [
  issue('REQUIRED', at(member), 'required', { suggestions }),
]
const hongKong = { country: 'HK', state: 'Kowloon', postalCode: null, phoneNumber: null }
const ireland = { country: 'IE', state: null, postalCode: null, phoneNumber: null }
const hongKongStates = ['Kowloon', 'Hong Kong Island', 'New Territories']

describe('an address passes', () => {
  test.each<[string, Partial<NormalAddress>]>([
    ['with all that there can be', { region: 'Eastside', addressLine2: 'Floor 2', middleName: 'Lee' }],
    ['with texts that are as long as they can be', { region: 'x'.repeat(100), city: 'x'.repeat(100) }],
    ['with lines that are as long as they can be', { addressLine1: 'x'.repeat(200), addressLine2: 'x'.repeat(200) }],
    ['without a telephone number where none is required', { phoneNumber: null }],
    ['with an initial for a middle name', { middleName: 'L' }],
    ['without a city where none is required', { ...hongKong, city: '' }],
    ['without a postal code where none is required', hongKong],
    ['with any postal code where there is no pattern', { ...hongKong, postalCode: 'X'.repeat(40) }],
    ['without a state where none is required', ireland],
    ['with any state where there is no list', { country: 'GB', state: 'x'.repeat(100), postalCode: 'EC1Y 8SY' }],
    ['with a state that is given by its name', { state: 'washington' }],
    ['with a state whose postal codes are not known', { country: 'TH', state: 'Bangkok', postalCode: '81000' }],
    ['with a postal code where no state is given', { country: 'TH', state: null, postalCode: '10150' }],
    ['with a foreign telephone number', { phoneNumber: '+447400123456' }],
  ])('%s', (_, changes) => {
    expect(issuesOf(changes)).toEqual([])
  })
})

describe('an address is refused', () => {
  test.each<[string, Partial<NormalAddress>, Issue[]]>([
    ['with a long region', { region: 'x'.repeat(101) }, tooLong('region', 100)],
    ['without a city', { city: '' }, required('city')],
    ['with a long city', { city: 'x'.repeat(101) }, tooLong('city', 100)],
    ['without a state', { ...hongKong, state: null }, required('state', hongKongStates)],
    ['with a long state', { state: 'x'.repeat(101) }, tooLong('state', 100)],
    [
      'with a state of another country',
      { ...hongKong, state: 'Texas' },
      [
        issue('NOT_SUPPORTED', at('state'), 'state.unknown', {
          values: { state: 'Texas', country: 'Hong Kong' },
          suggestions: hongKongStates,
        }),
      ],
    ],
    ['without a first line', { addressLine1: '' }, required('addressLine1')],
    ['with a long first line', { addressLine1: 'x'.repeat(201) }, tooLong('addressLine1', 200)],
    ['with a long second line', { addressLine2: 'x'.repeat(201) }, tooLong('addressLine2', 200)],
    ['without a postal code', { postalCode: null }, required('postalCode')],
    ['with a long postal code', { postalCode: '9'.repeat(41) }, tooLong('postalCode', 40)],
    [
      'with a postal code of another form',
      { postalCode: '9805' },
      [
        issue('INVALID_FORMAT', at('postalCode'), 'postalCode.format', {
          values: { postalCode: '9805', country: 'United States of America', example: '95014' },
          suggestions: ['95014'],
        }),
      ],
    ],
    [
      'with a postal code of another state',
      { postalCode: '10001' },
      [
        issue('NOT_SUPPORTED', at('postalCode'), 'postalCode.otherState', {
          values: { postalCode: '10001', state: 'Washington' },
        }),
      ],
    ],
    ['without a first name', { firstName: '' }, required('firstName')],
    ['without a last name', { lastName: '' }, required('lastName')],
    [
      'with an initial for a first name',
      { firstName: 'D' },
      [issue('TOO_SHORT', at('firstName'), 'personName.oneCharacter')],
    ],
    [
      'with an initial for a last name',
      { lastName: 'S' },
      [issue('TOO_SHORT', at('lastName'), 'personName.oneCharacter')],
    ],
    [
      'with a middle name that is none',
      { middleName: 'null' },
      [issue('NOT_SUPPORTED', at('middleName'), 'personName.placeholder', { values: { name: 'null' } })],
    ],
    [
      'without a telephone number where one is required',
      { country: 'HU', state: null, postalCode: '1037', phoneNumber: null },
      required('phoneNumber'),
    ],
    ['with a long telephone number', { phoneNumber: '1'.repeat(41) }, tooLong('phoneNumber', 40)],
    [
      'with a telephone number that is none, of 40 characters',
      { phoneNumber: '1'.repeat(40) },
      [
        issue('INVALID_FORMAT', at('phoneNumber'), 'phoneNumber.format', {
          values: { phoneNumber: '1'.repeat(40), country: 'United States of America', example: '+1 201 555 0123' },
          suggestions: ['+1 201 555 0123'],
        }),
      ],
    ],
    [
      'with a telephone number that is none where there are no examples',
      { country: 'AQ', state: null, postalCode: null, phoneNumber: '4255550101' },
      [
        issue('INVALID_FORMAT', at('phoneNumber'), 'phoneNumber.format', {
          values: { phoneNumber: '4255550101', country: 'Antarctica', example: '+14255550100' },
          suggestions: ['+14255550100'],
        }),
      ],
    ],
  ])('%s', (_, changes, expected) => {
    expect(issuesOf(changes)).toEqual(expected)
  })

  test('for the state alone, where the postal code cannot be held against one', () => {
    expect(issuesOf({ state: null }).map(({ path }) => path)).toEqual([at('state')])
    expect(issuesOf({ state: 'Nowhere' }).map(({ path }) => path)).toEqual([at('state')])
  })

  test('without an example where there is none for the postal code', () => {
    const rules = countryRulesOf('US')
    expect(
      findAddressIssues({ ...redmond, postalCode: '9805' }, rules && { ...rules, postalCodeExample: null }, []),
    ).toEqual([
      issue('INVALID_FORMAT', ['postalCode'], 'postalCode.format', {
        values: { postalCode: '9805', country: 'United States of America', example: '' },
      }),
    ])
  })
})

describe('where the country is not known', () => {
  const unknown = (country: string, suggestions: string[]) =>
    issue('NOT_SUPPORTED', at('country'), 'country.unknown', { values: { country }, suggestions })

  test.each<[string, Partial<NormalAddress>, Issue[]]>([
    ['nothing else is asked for', { country: '', city: '', state: null, postalCode: null, phoneNumber: null }, []],
    ['whatever is given passes', { country: '', state: 'Any', postalCode: '!', phoneNumber: 'any' }, []],
    ['a long state is refused all the same', { country: '', state: 'x'.repeat(101) }, tooLong('state', 100)],
  ])('%s', (_, changes, expected) => {
    expect(issuesOf(changes)).toEqual([...required('country'), ...expected])
  })

  test('the country that was meant is suggested', () => {
    expect(issuesOf({ country: 'UK' })).toEqual([unknown('UK', ['GB'])])
  })
})
