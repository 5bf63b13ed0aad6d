import { type InputPath, type Issue, issue } from './issue.js'
import { isPrintable, lengthOf } from './text.js'

interface TextLimits {
  readonly isRequired?: boolean
  /** In characters. */
  readonly lengthMax: number
}

/** What holds for every text; further rules of a field are asked only when this finds nothing. */
export const findTextIssues = (text: string | null, path: InputPath, limits: TextLimits): Issue[] => {
  if (!text) return limits.isRequired ? [issue('REQUIRED', path, 'required')] : []
  if (!isPrintable(text)) return [issue('INVALID_FORMAT', path, 'text.unprintable')]
  const length = lengthOf(text)
  if (length <= limits.lengthMax) return []
  return [issue('TOO_LONG', path, 'text.tooLong', { values: { max: limits.lengthMax, length } })]
}
