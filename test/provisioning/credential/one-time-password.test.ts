import { describe, expect, test } from '@jest/globals'
import { generateOneTimePassword } from '../../../src/provisioning/credential/one-time-password.js'
import { PasswordHasher } from '../../../src/provisioning/credential/password-hash.js'

describe('a generated password', () => {
  const passwords = Array.from({ length: 20_000 }, () => generateOneTimePassword(['admin', 'abc']))

  test('has 20 characters of every class, none of which looks like another', () => {
    for (const password of passwords) {
      expect(password).toMatch(/^(?=.*[a-z])(?=.*[A-Z])(?=.*[2-9])(?=.*[!#%+:=?@])[a-zA-Z2-9!#%+:=?@]{20}$/)
      expect(password).not.toMatch(/[lIO]/)
    }
  })

  test('never repeats, and never contains what is forbidden', () => {
    expect(new Set(passwords).size).toBe(passwords.length)
    expect(passwords.some((password) => /abc|admin/i.test(password))).toBe(false)
  })

  test('draws every character about equally often', () => {
    const counts = new Map<string, number>()
    for (const character of passwords.join('')) counts.set(character, (counts.get(character) ?? 0) + 1)
    const expected = (passwords.length * 20) / counts.size
    const chiSquare = [...counts.values()].reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0)
    expect(counts.size).toBe(64)
    // Demanding every class favours the small classes a little: digits and signs come up to 2 % more often.
    expect(chiSquare / counts.size).toBeLessThan(12)
  })
})

describe('a keyed hash', () => {
  const hasher = new PasswordHasher(Buffer.alloc(32, 1))

  test('verifies its password and no other', () => {
    const hash = hasher.hash('correct')
    expect(hasher.verify('correct', hash)).toBe(true)
    expect(hasher.verify('Correct', hash)).toBe(false)
    expect(hasher.verify('correct', '')).toBe(false)
    expect(hasher.verify('correct', hash.replace('hmac-sha256', 'plain'))).toBe(false)
  })

  test('is salted, and worth nothing without the key', () => {
    expect(hasher.hash('same')).not.toBe(hasher.hash('same'))
    expect(new PasswordHasher(Buffer.alloc(32, 2)).verify('same', hasher.hash('same'))).toBe(false)
  })
})
