import { describe, expect, test } from '@jest/globals'
import { findPasswordIssues } from '../../../src/provisioning/credential/chosen-password.rules.js'
import { type Issue, issue } from '../../../src/shared/issue.js'

const path = ['password']
const facts = { names: ['admin', 'FourthCoffee', 'ab'], isCommon: false, isSame: false }
const tooShort = issue('TOO_SHORT', path, 'password.tooShort', { values: { min: 8 } })
const tooLong = issue('TOO_LONG', path, 'password.tooLong', { values: { max: 256 } })
const common = issue('NOT_SUPPORTED', path, 'password.common')
const same = issue('NOT_SUPPORTED', path, 'password.same')
const ofName = issue('NOT_SUPPORTED', path, 'password.name')

describe('a password', () => {
  test.each<[string, string, Partial<typeof facts>, Issue[]]>([
    ['can have 8 characters', 'x7!kQz9p', {}, []],
    ['can have 256 characters', 'x'.repeat(256), {}, []],
    ['can be made of signs of any kind', '🙂'.repeat(8), {}, []],
    ['can have a name of two letters in it', 'x7!abkQz9p', {}, []],
    ['does not have 7 characters', 'x7!kQz9', {}, [tooShort]],
    ['has no more characters for signs of two parts', '🙂'.repeat(7), {}, [tooShort]],
    ['does not have 257 characters', 'x'.repeat(257), {}, [tooLong]],
    ['can be printed', 'x7!kQz9p\u0007', {}, [issue('INVALID_FORMAT', path, 'password.unprintable')]],
    ['is not one that many have', 'x7!kQz9p', { isCommon: true }, [common]],
    ['is not the one before', 'x7!kQz9p', { isSame: true }, [same]],
    ['is not made of the user’s name', 'x7!ADMIN9', {}, [ofName]],
    ['is not made of the domain', 'fourthcoffee7', {}, [ofName]],
    ['is not made of a name of three letters', 'x7!kQzabc', { names: ['xy', 'abc'] }, [ofName]],
    ['is told all that is wrong', 'admin123', { isCommon: true, isSame: true }, [common, same, ofName]],
    ['is told its length first', 'admin', { isCommon: true }, [tooShort]],
  ])('%s', (_, password, changes, expected) => {
    expect(findPasswordIssues(password, { ...facts, ...changes }, path)).toEqual(expected)
  })
})
