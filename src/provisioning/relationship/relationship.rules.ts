import { type InputPath, type Issue, issue } from '../../shared/issue.js'

/** Nothing of a customer changes after the relationship has ended. */
export const findRelationshipIssues = (
  relationship: { readonly relationshipToPartner: string } | null | undefined,
  path: InputPath,
): Issue[] =>
  relationship?.relationshipToPartner === 'NONE'
    ? [issue('NOT_ALLOWED_IN_STATE', path, 'customer.relationshipEnded')]
    : []
