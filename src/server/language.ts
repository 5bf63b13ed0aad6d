import type { IncomingHttpHeaders } from 'node:http'
import Negotiator from 'negotiator'
import { type LanguageTag, languageTags } from '../shared/messages/languages.js'
import { remembering } from '../shared/remembering.js'

/** The best of our languages for an Accept-Language header; English where none fits. */
export const languageOf = (headers: IncomingHttpHeaders): LanguageTag => ofAccept(headers['accept-language'] ?? '*')

const ofAccept = remembering(100, (accepted): LanguageTag => {
  const headers = { 'accept-language': accepted }
  const [language = 'en'] = new Negotiator({ headers }).languages([...languageTags])
  return language as LanguageTag
})
