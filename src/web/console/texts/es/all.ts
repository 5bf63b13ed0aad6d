import type { Texts } from '../en/all.js'
import { customerEs } from './customer.js'
import { generalEs } from './general.js'
import { wizardEs } from './wizard.js'

export const es: Texts = { ...generalEs, ...customerEs, ...wizardEs }
