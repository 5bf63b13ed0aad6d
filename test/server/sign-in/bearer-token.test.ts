import { describe, expect, test } from '@jest/globals'
import { bearerTokenOf } from '../../../src/server/sign-in/bearer-token.js'

describe('an Authorization header', () => {
  test.each([
    ['Bearer abc', 'abc'],
    ['bearer abc', 'abc'],
    ['Bearer   a.b-c_d~e+f/g==  ', 'a.b-c_d~e+f/g=='],
  ])('"%s" has a token', (header, token) => {
    expect(bearerTokenOf(header)).toBe(token)
  })

  test('that is not there has none', () => {
    expect(bearerTokenOf(undefined)).toBeUndefined()
  })

  test.each([
    '',
    'Bearer',
    'Bearer ',
    'Basic abc',
    'a Bearer abc',
    'Bearer a b',
    'Bearer a,b',
    'Bearer =',
    'Bearerabc',
  ])('"%s" is refused', (header) => {
    expect(() => bearerTokenOf(header)).toThrow('the Authorization header has no bearer token')
  })

  test('may have 8,192 characters', () => {
    const longest = `Bearer ${'x'.repeat(8_185)}`
    expect(bearerTokenOf(longest)).toHaveLength(8_185)
    expect(() => bearerTokenOf(`${longest}x`)).toThrow('the token is too long')
  })
})
