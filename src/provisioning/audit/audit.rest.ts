import { z } from 'zod'
import type { Caller } from '../../shared/caller.js'
import { parseId } from '../../shared/ids.js'
import { InvalidArgument } from '../../shared/invalid-argument.js'
import { Rejection } from '../../shared/issue.types.js'
import { parseFilter } from '../../shared/rest/filter.js'
import { adminAgent, type RestRoute, route } from '../../shared/rest/route.js'
import { atMost, parseSeek, readSeek, seekCollection, seekQuery } from '../../shared/rest/seek.js'
import { collectionOf, wireObject } from '../../shared/rest/wire.js'
import type { CustomerQueryService } from '../customer/customer-query.service.js'
import { auditRecordNotFound } from './audit.rules.js'
import type { AuditQuery, AuditService } from './audit.service.js'
import type { AuditRecord } from './audit.types.js'
import { parseSpan } from './audit-dates.rest.js'
import { auditRecordSchema, operationsOn, toWireAuditRecord } from './audit-wire.rest.js'

interface AuditServices {
  readonly audit: AuditService
  readonly customerQueries: CustomerQueryService
}

const common = { method: 'GET', tag: 'Audit', roles: adminAgent } as const
const filterRules = {
  fields: ['CompanyName', 'CustomerId', 'ResourceType'],
  operators: ['substring', 'equals'],
} as const

/** A name that more customers have than this says too little. */
const namedCustomersMax = 200

export const auditRoutes = ({ audit, customerQueries }: AuditServices): RestRoute[] => {
  const show = async (caller: Caller, records: readonly AuditRecord[]) => {
    const customers = await Promise.all(records.map(({ customerId }) => customerQueries.load(caller, customerId)))
    const names = new Map(customers.flatMap((found) => (found ? [[found.id, found.companyProfile.companyName]] : [])))
    return (record: AuditRecord) =>
      toWireAuditRecord({ ...record, partnerId: caller.partner.id }, names.get(record.customerId ?? ''))
  }
  return [
    route({
      ...{ ...common, path: '/v1/auditrecords', operationId: 'listAuditRecords' },
      summary: 'What was done and tried in the last 30 days, or in those from startDate on, the latest first.',
      query: wireObject({
        startDate: z.string().optional().describe('As 2026-11-23 or 11/23/2026 14:30:00; at most 90 days ago.'),
        endDate: z.string().optional().describe('A day is meant with all its hours.'),
        ...seekQuery,
      }),
      answer: collectionOf(auditRecordSchema),
      handle: async (call) => {
        const { caller, query } = call
        const { conditions, ...seek } = parseSeek(call, '/auditrecords', daysOf(query))
        const days = Object.fromEntries(new URLSearchParams(conditions))
        const span = parseSpan(days.startDate, days.endDate, caller.calledAt)
        const matching = await conditionsOf(customerQueries, caller, seek.filter)
        const found = await readSeek(seek, (page) => audit.search(caller, { ...span, ...matching, ...page }))
        return seekCollection({ ...seek, conditions }, found, caller.calledAt, await show(caller, found.items))
      },
    }),
    route({
      ...{ ...common, path: '/v1/auditrecords/{recordId}', operationId: 'getAuditRecord' },
      summary: 'One record.',
      answer: auditRecordSchema,
      handle: async ({ caller, params }) => {
        const id = parseId(params.recordId) ?? ''
        const record = (await audit.findByIds(caller, [id])).get(id)
        if (!record) return new Rejection([auditRecordNotFound(params.recordId)])
        return (await show(caller, [record]))(record)
      },
    }),
  ]
}

const daysOf = ({ startDate, endDate }: { startDate?: string | undefined; endDate?: string | undefined }): string =>
  new URLSearchParams({ ...(startDate && { startDate }), ...(endDate && { endDate }) }).toString()

const conditionsOf = async (
  customerQueries: CustomerQueryService,
  caller: Caller,
  text: string | null,
): Promise<Pick<AuditQuery, 'customerIds' | 'operations'>> => {
  const filter = parseFilter(text, filterRules)
  if (!filter) return {}
  if (filter.field === 'CustomerId') return { customerIds: [filter.value] }
  if (filter.field === 'ResourceType') return { operations: operationsOn(filter.value) }
  const { value } = filter
  const { items: named } = await readSeek(atMost(namedCustomersMax + 1), (page) =>
    customerQueries.list(caller, { search: value, nameContains: value, ...page }),
  )
  if (named.length <= namedCustomersMax) return { customerIds: named.map(({ id }) => id) }
  throw new InvalidArgument(
    'filter',
    `More than ${namedCustomersMax} customers have that in their name. Say more of it.`,
  )
}
