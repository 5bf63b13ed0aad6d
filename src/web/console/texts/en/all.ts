import { accessTexts } from './access.js'
import { customerTexts } from './customer.js'
import { generalTexts } from './general.js'
import { wizardTexts } from './wizard.js'

export const en = { ...accessTexts, ...generalTexts, ...customerTexts, ...wizardTexts }

export type TextKey = keyof typeof en

/** All texts of one language. Every language has every key: the compiler says so. */
export type Texts = Readonly<Record<TextKey, string>>
