import type { TextKey, Texts } from './en/all.js'

export type TextValues = Readonly<Record<string, string | number>>

/** Keys that stand for a sentence that counts: "customers.total" has "customers.total.one" and ".other". */
type CountingKey = TextKey extends infer Key ? (Key extends `${infer Base}.other` ? Base : never) : never

export type SayKey = TextKey | CountingKey

/** A text with its values in place of its {braces}; {count} also picks between one and many, by the language's rules. */
export const say = (texts: Texts, locale: string, key: SayKey, values: TextValues = {}): string =>
  textOf(texts, locale, key, values.count).replace(/\{(\w+)\}/g, (_, name: string) => written(values[name], locale))

const textOf = (texts: Texts, locale: string, key: SayKey, count: string | number | undefined): string => {
  const known = texts as Readonly<Record<string, string>>
  if (typeof count !== 'number') return known[key] ?? key
  const form = new Intl.PluralRules(locale).select(count)
  return known[`${key}.${form}`] ?? known[`${key}.other`] ?? known[key] ?? key
}

const written = (value: string | number | undefined, locale: string): string =>
  typeof value === 'number' ? new Intl.NumberFormat(locale).format(value) : (value ?? '')
