import { createContext, type ReactNode, useContext, useMemo } from 'react'
import type { Texts } from './en/all.js'
import type { LanguageTag } from './language-tags.js'
import { localeOf } from './languages.js'
import { type SayKey, say, type TextValues } from './say.js'

interface Reading {
  readonly language: LanguageTag
  readonly locale: string
  readonly say: (key: SayKey, values?: TextValues) => string
  readonly changeLanguage: (language: LanguageTag) => void
}

const ReadingContext = createContext<Reading | null>(null)

interface ReadingProviderProps {
  readonly language: LanguageTag
  readonly texts: Texts
  readonly onChange: (language: LanguageTag) => void
  readonly children: ReactNode
}

export const ReadingProvider = ({ language, texts, onChange, children }: ReadingProviderProps) => {
  const reading = useMemo(() => {
    const locale = localeOf(language)
    return {
      language,
      locale,
      say: (key: SayKey, values?: TextValues) => say(texts, locale, key, values),
      changeLanguage: onChange,
    }
  }, [language, texts, onChange])
  return <ReadingContext.Provider value={reading}>{children}</ReadingContext.Provider>
}

/** The texts in the reader's language. */
export const useTexts = (): Reading => {
  const reading = useContext(ReadingContext)
  if (!reading) throw new Error('Texts are read inside of a ReadingProvider.')
  return reading
}
