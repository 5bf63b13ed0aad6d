import type { Texts } from '../en/all.js'
import { accessEs } from './access.js'
import { customerEs } from './customer.js'
import { generalEs } from './general.js'
import { wizardEs } from './wizard.js'

export const es: Texts = { ...accessEs, ...generalEs, ...customerEs, ...wizardEs }
