import type { Texts } from '../en/all.js'
import { accessJa } from './access.js'
import { customerJa } from './customer.js'
import { generalJa } from './general.js'
import { wizardJa } from './wizard.js'

export const ja: Texts = { ...accessJa, ...generalJa, ...customerJa, ...wizardJa }
