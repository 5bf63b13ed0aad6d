import { type Issue, issue } from '../../shared/issue.js'

export const auditRecordNotFound = (id: string): Issue =>
  issue('NOT_FOUND', ['recordId'], 'auditRecord.notFound', { values: { id: id.slice(0, 40) } })
