import { describe, expect, test } from '@jest/globals'
import { findCompanyNameIssues } from '../../../src/provisioning/customer/company-name.rules.js'
import { type Issue, issue } from '../../../src/shared/issue.js'

const path = ['billingProfile', 'companyName']
const legalForms =
  'cpa llp llc corp corporation inc incorporated limited ltd pty ptyltd pteltd privatelimited pvt pvtltd zrt ooo ' +
  'gmbh plc wll lda sarl kft sdnbhd'

describe('a company can be called', () => {
  test.each([
    'Fourth Coffee',
    '3M',
    '42',
    'AA',
    'AAAB',
    'BAAA',
    'A BC',
    'AB C',
    'A B C DE',
    'Limited Brands',
    'Ltd. Coffee',
    '株式会社',
    'x'.repeat(254).padStart(255, 'y'),
  ])('%s', (name) => {
    expect(findCompanyNameIssues(name, path)).toEqual([])
  })
})

describe('a company cannot be called', () => {
  test.each<[string, string, Issue]>([
    ['nothing', '', issue('REQUIRED', path, 'required')],
    [
      'anything of 256 characters',
      'xy'.repeat(128),
      issue('TOO_LONG', path, 'text.tooLong', { values: { max: 255, length: 256 } }),
    ],
    ['by signs alone', '--- !', issue('INVALID_FORMAT', path, 'companyName.noLetters')],
    ['by one sign', '-', issue('INVALID_FORMAT', path, 'companyName.noLetters')],
    ['by one letter', 'A', issue('TOO_SHORT', path, 'companyName.oneCharacter')],
    ['by one letter that has two parts', '𠮷', issue('TOO_SHORT', path, 'companyName.oneCharacter')],
  ])('%s', (_, name, expected) => {
    expect(findCompanyNameIssues(name, path)).toEqual([expected])
  })

  test.each([...legalForms.split(' '), 'Ltd.', 'G.m.b.H.', 'Pty. Ltd', 'S d n  B h d', 'LIMITED'])(
    'by its legal form alone: %s',
    (name) => {
      expect(findCompanyNameIssues(name, path)).toEqual([
        issue('INVALID_FORMAT', path, 'companyName.legalForm', { values: { name } }),
      ])
    },
  )

  test.each(['aaa', 'AaAa', 'ééé', '𠮷𠮷𠮷', '111'])('by one letter again and again: %s', (name) => {
    expect(findCompanyNameIssues(name, path)).toEqual([
      issue('INVALID_FORMAT', path, 'companyName.repeated', { values: { name } }),
    ])
  })

  test.each(['A B', 'C o f f e e', 'C  o   f', '1 2 3'])('by letters with space between: %s', (name) => {
    expect(findCompanyNameIssues(name, path)).toEqual([issue('INVALID_FORMAT', path, 'companyName.spaced')])
  })
})
