import type { Texts } from '../en/all.js'
import { accessDe } from './access.js'
import { customerDe } from './customer.js'
import { generalDe } from './general.js'
import { wizardDe } from './wizard.js'

export const de: Texts = { ...accessDe, ...generalDe, ...customerDe, ...wizardDe }
