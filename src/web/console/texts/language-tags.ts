export const languageTags = ['en', 'de', 'fr', 'es', 'ja'] as const

export type LanguageTag = (typeof languageTags)[number]
