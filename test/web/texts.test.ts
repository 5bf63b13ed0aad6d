import { describe, expect, test } from '@jest/globals'
import { de } from '../../src/web/console/texts/de/all.js'
import { en } from '../../src/web/console/texts/en/all.js'
import { es } from '../../src/web/console/texts/es/all.js'
import { fr } from '../../src/web/console/texts/fr/all.js'
import { ja } from '../../src/web/console/texts/ja/all.js'
import { say } from '../../src/web/console/texts/say.js'

const valuesIn = (text: string): string[] => [...text.matchAll(/\{\w+\}/g)].map(([value]) => value).sort()

describe.each(Object.entries({ de, fr, es, ja }))('the texts in %s', (_language, texts) => {
  test('say the same values as the English ones, and nothing is empty', () => {
    for (const [key, text] of Object.entries(texts)) {
      expect([key, valuesIn(text)]).toEqual([key, valuesIn(en[key as keyof typeof en])])
      expect([key, text.trim() === '']).toEqual([key, false])
    }
  })
})

describe('a text', () => {
  test('counts by the rules of its language', () => {
    expect(say(en, 'en', 'customers.total', { count: 1 })).toBe('1 customer')
    expect(say(en, 'en', 'customers.total', { count: 100_000 })).toBe('100,000 customers')
    expect(say(de, 'de', 'customers.total', { count: 100_000 })).toBe('100.000 Kunden')
    expect(say(fr, 'fr', 'customers.total', { count: 0 })).toBe('0 client')
    expect(say(ja, 'ja', 'customers.total', { count: 1 })).toBe('顧客 1 件')
  })
})
