import {
  AuditRecordsDocument,
  type AuditRecordsQueryVariables,
  OverviewDocument,
  ViewerDocument,
} from './generated/graphql.js'
import { Pages } from './pages.js'
import type { CallOptions, Run } from './run.js'

export type AuditConditions = Omit<AuditRecordsQueryVariables, 'first' | 'after' | 'withTotalCount'>

export const auditOperations = (run: Run) => ({
  /** What was done and tried, the latest first. */
  list: (conditions: AuditConditions = {}, options?: CallOptions) =>
    new Pages(async (place) => (await run(AuditRecordsDocument, { ...conditions, ...place }, options)).auditRecords),
})

export const overviewOperation = (run: Run) => async (options?: CallOptions) =>
  (await run(OverviewDocument, {}, options)).overview

export const viewerOperation = (run: Run) => async (options?: CallOptions) =>
  (await run(ViewerDocument, {}, options)).viewer
