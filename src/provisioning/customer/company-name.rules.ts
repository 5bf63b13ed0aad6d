import { type InputPath, type Issue, issue } from '../../shared/issue.js'
import { fold, lengthOf } from '../../shared/text.js'
import { findTextIssues } from '../../shared/text.rules.js'

/** Partner Center: more than 1 and fewer than 256 characters. */
const companyNameLengthMax = 255

/** What Partner Center refuses as a whole name (validate-names-addresses, 2021), without dots and spaces. */
const legalForms = new Set(
  (
    'cpa llp llc corp corporation inc incorporated limited ltd pty ptyltd pteltd privatelimited pvt pvtltd zrt ooo ' +
    'gmbh plc wll lda sarl kft sdnbhd'
  ).split(' '),
)

/** The rules in force since February 2024: a repeated character and spaced-out letters are refused, not warned of. */
export const findCompanyNameIssues = (name: string, path: InputPath): Issue[] => {
  const found = findTextIssues(name, path, { isRequired: true, lengthMax: companyNameLengthMax })
  if (found.length > 0) return found
  const values = { name }
  if (!/[\p{L}\p{N}]/u.test(name)) return [issue('INVALID_FORMAT', path, 'companyName.noLetters')]
  if (lengthOf(name) === 1) return [issue('TOO_SHORT', path, 'companyName.oneCharacter')]
  if (legalForms.has(fold(name).replace(/[.\s]/g, ''))) {
    return [issue('INVALID_FORMAT', path, 'companyName.legalForm', { values })]
  }
  if (/^(.)\1{2,}$/u.test(fold(name))) return [issue('INVALID_FORMAT', path, 'companyName.repeated', { values })]
  if (/^\S(\s+\S)+$/u.test(name)) return [issue('INVALID_FORMAT', path, 'companyName.spaced')]
  return []
}
