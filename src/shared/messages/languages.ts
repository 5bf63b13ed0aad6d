import { de } from './de.js'
import { en, type Language } from './en.js'
import { es } from './es.js'
import { fr } from './fr.js'
import { ja } from './ja.js'
import { ptBR } from './pt-br.js'

/** The languages that issues can be told in, by their tag (BCP 47). The first is taken where none fits. */
export const languages = { en, de, fr, es, ja, 'pt-BR': ptBR } satisfies Record<string, Language>

export type LanguageTag = keyof typeof languages

export const languageTags = Object.keys(languages) as LanguageTag[]
