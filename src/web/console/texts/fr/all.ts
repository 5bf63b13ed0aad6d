import type { Texts } from '../en/all.js'
import { customerFr } from './customer.js'
import { generalFr } from './general.js'
import { wizardFr } from './wizard.js'

export const fr: Texts = { ...generalFr, ...customerFr, ...wizardFr }
