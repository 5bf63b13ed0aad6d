import { describe, expect, test } from '@jest/globals'
import { en, type MessageKey } from '../../src/shared/messages/en.js'
import { languages, languageTags } from '../../src/shared/messages/languages.js'
import { say } from '../../src/shared/messages/say.js'

const keys = Object.keys(en.messages) as MessageKey[]

const placeholdersOf = (message: string): string[] => [...new Set(message.match(/\{\w+\}/g))].sort()

describe.each(languageTags)('the messages in %s', (tag) => {
  const { messages, fields } = languages[tag]

  test('have exactly the English keys', () => {
    expect(Object.keys(messages)).toEqual(keys)
    expect(Object.keys(fields)).toEqual(Object.keys(en.fields))
  })

  test.each(keys)('%s has the English placeholders', (key) => {
    expect(placeholdersOf(messages[key])).toEqual(placeholdersOf(en.messages[key]))
  })

  test.each(keys)('%s is a whole sentence', (key) => {
    expect(messages[key]).toMatch(/\S[.。]$/)
  })

  test('have a name for each field', () => {
    for (const label of Object.values(fields)) expect(label.trim()).not.toBe('')
  })
})

describe.each(languageTags.filter((tag) => tag !== 'en'))('the messages in %s', (tag) => {
  test.each(keys)('%s is not the English sentence', (key) => {
    expect(languages[tag].messages[key]).not.toBe(en.messages[key])
  })
})

test('an issue is said with the label of its field', () => {
  const required = { phrase: { key: 'required', values: {} }, path: ['billingProfile', 'email'] } as const
  expect(say(required, 'de')).toContain(languages.de.fields.email)
  expect(say(required, 'de')).toBe('E-Mail-Adresse: Diese Angabe ist erforderlich.')
})
