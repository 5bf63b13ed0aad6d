import type { Texts } from './en/all.js'
import { type LanguageTag, languageTags } from './language-tags.js'

const loaders = {
  en: async () => (await import('./en/all.js')).en,
  de: async () => (await import('./de/all.js')).de,
  fr: async () => (await import('./fr/all.js')).fr,
  es: async () => (await import('./es/all.js')).es,
  ja: async () => (await import('./ja/all.js')).ja,
} satisfies Record<LanguageTag, () => Promise<Texts>>

/** What each language calls itself. */
export const languageNames: Readonly<Record<LanguageTag, string>> = {
  en: 'English',
  de: 'Deutsch',
  fr: 'Français',
  es: 'Español',
  ja: '日本語',
}

/** Only the language that is read is loaded. */
export const loadTexts = (language: LanguageTag): Promise<Texts> => loaders[language]()

const storageKey = 'console.language'

const languageOf = (locale: string): LanguageTag | undefined =>
  languageTags.find((tag) => tag === locale.toLowerCase().split('-')[0])

const chosenLanguage = (): LanguageTag | undefined => languageOf(localStorage.getItem(storageKey) ?? '')

/** What was chosen here before, else the first of the browser's languages that there is, else English. */
export const preferredLanguage = (): LanguageTag =>
  chosenLanguage() ?? navigator.languages.map(languageOf).find((tag) => tag !== undefined) ?? 'en'

export const rememberLanguage = (language: LanguageTag): void => localStorage.setItem(storageKey, language)

/** Dates and numbers as in the reader's own country where the browser names one: en-GB, de-CH. */
export const localeOf = (language: LanguageTag): string =>
  navigator.languages.find((locale) => languageOf(locale) === language) ?? language
