import type { Texts } from '../en/all.js'
import { customerDe } from './customer.js'
import { generalDe } from './general.js'
import { wizardDe } from './wizard.js'

export const de: Texts = { ...generalDe, ...customerDe, ...wizardDe }
