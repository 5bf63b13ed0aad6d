import type { Issue } from '../issue.js'
import { en, enFields } from './en.js'

/** An issue as a sentence that a person can act on. */
export const say = ({ phrase, path }: Pick<Issue, 'phrase' | 'path'>): string => {
  const values: Record<string, string | number> = { field: labelOf(path), ...phrase.values }
  return en[phrase.key].replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''))
}

const labelOf = (path: readonly string[]): string => {
  const name = path.at(-1) ?? ''
  return enFields[name] ?? name
}
