import type { Texts } from '../en/all.js'
import { accessFr } from './access.js'
import { customerFr } from './customer.js'
import { generalFr } from './general.js'
import { wizardFr } from './wizard.js'

export const fr: Texts = { ...accessFr, ...generalFr, ...customerFr, ...wizardFr }
