import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { fold, isPrintable, tidy, tidyLine } from '../../src/shared/text.js'

const anyText = fc.string({ unit: 'binary', maxLength: 60 })

describe('text', () => {
  test('that is tidied is tidy: doing it twice changes nothing', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(tidy(tidy(text))).toBe(tidy(text))
        expect(tidyLine(tidyLine(text))).toBe(tidyLine(text))
        expect(fold(fold(text))).toBe(fold(text))
      }),
    )
  })

  test.each([
    ['Café ZÜRICH', 'cafe zurich'],
    ['Ørsted', 'ørsted'],
    ['ﬁne', 'fine'],
    ['ΟΔΟΣ', 'οδοσ'],
    ['ＡＢＣ', 'abc'],
  ])('%p is folded to %p', (text, folded) => {
    expect(fold(text)).toBe(folded)
  })

  test.each(['a\u0000b', 'a\u0007', 'a\u202eb', 'a\u200fb', 'a\ud800b', 'a\u2028b', '\ufeffa'])(
    '%j cannot be printed',
    (text) => {
      expect(isPrintable(text)).toBe(false)
    },
  )

  test.each(['Zoë 🙂 👨‍👩‍👧', 'محمد‌رضا', '株式会社'])('%p can be printed', (text) => {
    expect(isPrintable(text)).toBe(true)
  })
})
