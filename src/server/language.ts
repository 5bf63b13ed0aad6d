import type { IncomingHttpHeaders } from 'node:http'
import Negotiator from 'negotiator'
import { type LanguageTag, languageTags } from '../shared/messages/languages.js'

/** The best of our languages for an Accept-Language header; English where none fits. */
export const languageOf = (headers: IncomingHttpHeaders): LanguageTag => {
  const [language = 'en'] = new Negotiator({ headers }).languages([...languageTags])
  return language as LanguageTag
}
