import type { Texts } from '../en/all.js'
import { customerJa } from './customer.js'
import { generalJa } from './general.js'
import { wizardJa } from './wizard.js'

export const ja: Texts = { ...generalJa, ...customerJa, ...wizardJa }
