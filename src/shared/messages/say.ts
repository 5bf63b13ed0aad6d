import type { Issue } from '../issue.js'
import type { FieldName } from './en.js'
import { type LanguageTag, languages } from './languages.js'

/** An issue as a sentence that a person can act on. Codes and paths are the same in every language. */
export const say = ({ phrase, path }: Pick<Issue, 'phrase' | 'path'>, language: LanguageTag): string => {
  const { messages, fields } = languages[language]
  const field = fields[(path.at(-1) ?? '') as FieldName] ?? path.at(-1) ?? ''
  const values: Record<string, string | number> = { field, ...phrase.values }
  return messages[phrase.key].replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''))
}
