import { describe, expect, test } from '@jest/globals'
import {
  accessGrantNotFound,
  findGrantIssues,
  normalisePrincipal,
} from '../../../src/provisioning/access/access.rules.js'
import { type Issue, issue } from '../../../src/shared/issue.js'

const domain = 'fourthcoffee.onmicrosoft.com'
const azure = { status: 'ACTIVE', billingType: 'USAGE', offerName: 'Microsoft Azure', customerDomain: domain }
const details = { values: { domain }, suggestions: ['admin@fourthcoffee.onmicrosoft.com'] }
const format = issue('INVALID_FORMAT', ['principal'], 'principal.format', details)
const otherDomain = issue('NOT_SUPPORTED', ['principal'], 'access.otherDomain', details)

test('a principal is kept in small letters, without space around it', () => {
  expect(normalisePrincipal(' Admin@FourthCoffee.onmicrosoft.com ')).toBe('admin@fourthcoffee.onmicrosoft.com')
})

describe('a principal passes', () => {
  test.each(['admin', '1', 'a.b-c_d', '4you', 'x'.repeat(64)])('as the user %s of the customer', (user) => {
    expect(findGrantIssues(`${user}@${domain}`, azure)).toEqual([])
  })

  test('with 113 characters', () => {
    const customerDomain = 'x'.repeat(48)
    expect(findGrantIssues(`${'x'.repeat(64)}@${customerDomain}`, { ...azure, customerDomain })).toEqual([])
  })
})

describe('a principal is refused', () => {
  test.each<[string, string, Issue]>([
    ['as nobody', '', issue('REQUIRED', ['principal'], 'required')],
    [
      'with 114 characters',
      'x'.repeat(114),
      issue('TOO_LONG', ['principal'], 'text.tooLong', { values: { max: 113, length: 114 } }),
    ],
    ['without a domain', 'admin', format],
    ['without a user', `@${domain}`, format],
    ['with a user of 65 characters', `${'x'.repeat(65)}@${domain}`, format],
    ['with a user that begins with a dot', `.admin@${domain}`, format],
    ['with a user that ends with another sign', `admin!@${domain}`, format],
    ['with a user that has another sign in it', `ad min@${domain}`, format],
    ['in another domain', 'admin@example.com', otherDomain],
    ['with an empty domain', 'admin@', otherDomain],
    ['with more than its domain', `admin@${domain}@example.com`, otherDomain],
  ])('%s', (_, principal, expected) => {
    expect(findGrantIssues(principal, azure)).toEqual([expected])
  })
})

describe('a right is refused', () => {
  const notAzure = issue('NOT_SUPPORTED', ['subscriptionId'], 'access.notAzure', { values: { offer: 'Office 365 E3' } })
  const notActive = issue('NOT_ALLOWED_IN_STATE', ['subscriptionId'], 'subscription.onlyWhenActive', {
    values: { status: 'SUSPENDED' },
  })
  const licences = { ...azure, billingType: 'LICENSE', offerName: 'Office 365 E3' }

  test.each<[string, string, typeof azure, Issue[]]>([
    ['on what is not billed by usage', `admin@${domain}`, licences, [notAzure]],
    ['on that, whatever its state', `admin@${domain}`, { ...licences, status: 'SUSPENDED' }, [notAzure]],
    ['on what is not active', `admin@${domain}`, { ...azure, status: 'SUSPENDED' }, [notActive]],
    ['to whom it cannot have either', 'admin', { ...azure, status: 'SUSPENDED' }, [notActive, format]],
  ])('%s', (_, principal, facts, expected) => {
    expect(findGrantIssues(principal, facts)).toEqual(expected)
  })
})

test('a right that is not there is named by 40 characters of its id', () => {
  expect(accessGrantNotFound('x'.repeat(41))).toEqual(
    issue('NOT_FOUND', ['accessGrantId'], 'access.notFound', { values: { id: 'x'.repeat(40) } }),
  )
})
