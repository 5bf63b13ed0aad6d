import { describe, expect, test } from '@jest/globals'
import {
  domainNotFound,
  findDomainIssues,
  normaliseDomain,
  proposeDomains,
} from '../../../src/provisioning/domain/domain.rules.js'
import { issue } from '../../../src/shared/issue.js'

const path = ['companyProfile', 'domain']

test('a domain is kept in small letters, without space around it', () => {
  expect(normaliseDomain(' FourthCoffee.onmicrosoft.com ')).toBe('fourthcoffee.onmicrosoft.com')
})

describe('a domain', () => {
  test.each(['fourthcoffee', 'a', '4', 'x'.repeat(27)])('can begin with %s', (prefix) => {
    expect(findDomainIssues(`${prefix}.onmicrosoft.com`, path)).toEqual([])
  })

  test('is required', () => {
    expect(findDomainIssues('', path)).toEqual([issue('REQUIRED', path, 'required')])
  })

  test.each([
    ['fourth-coffee.onmicrosoft.com', ['fourthcoffee.onmicrosoft.com']],
    ['-coffee.onmicrosoft.com', ['coffee.onmicrosoft.com']],
    ['coffee-.onmicrosoft.com', ['coffee.onmicrosoft.com']],
    ['café.onmicrosoft.com', ['cafe.onmicrosoft.com']],
    ['a.b.onmicrosoft.com', ['a.onmicrosoft.com']],
    ['fourthcoffee', ['fourthcoffee.onmicrosoft.com']],
    ['fourthcoffee.example.com', ['fourthcoffee.onmicrosoft.com']],
    ['fourthcoffee.onmicrosoft.comx', ['fourthcoffee.onmicrosoft.com']],
    ['onmicrosoftcom123456789', ['onmicrosoftcom123456789.onmicrosoft.com']],
    [`${'x'.repeat(28)}.onmicrosoft.com`, [`${'x'.repeat(27)}.onmicrosoft.com`]],
    ['.onmicrosoft.com', []],
    ['株式会社.onmicrosoft.com', []],
  ])('is not %s, and instead of it is suggested %j', (domain, suggestions) => {
    expect(findDomainIssues(domain, path)).toEqual([issue('INVALID_FORMAT', path, 'domain.format', { suggestions })])
  })

  test('that is not there is named by 60 characters', () => {
    expect(domainNotFound('x'.repeat(61))).toEqual(
      issue('NOT_FOUND', ['domain'], 'domain.notFound', { values: { domain: 'x'.repeat(60) } }),
    )
  })
})

describe('domains to try', () => {
  const endings = ['', 'cloud', 'online', 'group', '365', 'hq', '2', '3', '4', '5', '6', '7', '8', '9', '10', '11']
  const lastEndings = ['12', '13', '14', '15', '16', '17', '18', '19', '20', '21']
  const all = [...endings, ...lastEndings]

  test('are made from a name, with one ending after the other', () => {
    expect(proposeDomains('Café Zürich!')).toEqual(all.map((ending) => `cafezurich${ending}.onmicrosoft.com`))
  })

  test('are made from each name in turn, and from each once', () => {
    expect(proposeDomains('A', 'b', '', '株', 'a')).toEqual(
      all.flatMap((ending) => [`a${ending}.onmicrosoft.com`, `b${ending}.onmicrosoft.com`]),
    )
  })

  test('are no longer than they can be', () => {
    expect(proposeDomains('x'.repeat(40))).toEqual(
      all.map((ending) => `${'x'.repeat(27 - ending.length)}${ending}.onmicrosoft.com`),
    )
  })

  test('are each there once', () => {
    expect(proposeDomains('a', 'a2').filter((domain) => domain === 'a2.onmicrosoft.com')).toHaveLength(1)
  })

  test('are none where there is nothing to make them from', () => {
    expect(proposeDomains('', '株式会社')).toEqual([])
  })
})
