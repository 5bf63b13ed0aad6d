import { type Command, Option } from 'commander'
import type { AuditOperation, AuditRecord } from '../../client/index.js'
import { customerIdOf } from '../customer-input.js'
import type { Columns } from '../output.js'
import type { Session } from '../session.js'
import { type AddVerb, listFlags, timeOf, upTo } from '../verb.js'

/** A record, for the compiler to ask for an operation that is new. */
const operations = Object.keys({
  ADD_CUSTOMER: true,
  CHANGE_ADMIN_PASSWORD: true,
  CONFIRM_CREDENTIAL_RECEIPT: true,
  CREATE_API_KEY: true,
  CREATE_ORDER: true,
  DELETE_CUSTOMER: true,
  DELETE_WEBHOOK: true,
  DENY_ACCESS: true,
  GRANT_ACCESS: true,
  REGISTER_WEBHOOK: true,
  REMOVE_DELEGATED_ACCESS: true,
  REMOVE_RELATIONSHIP: true,
  REPLAY_WEBHOOK_DELIVERIES: true,
  RESET_ADMIN_PASSWORD: true,
  REVOKE_ACCESS: true,
  REVOKE_API_KEY: true,
  ROTATE_WEBHOOK_SECRET: true,
  SEND_TEST_EVENT: true,
  SHOW_ADMIN_PASSWORD: true,
  UPDATE_BILLING_PROFILE: true,
  UPDATE_ORDER: true,
  UPDATE_SUBSCRIPTION: true,
  UPDATE_WEBHOOK: true,
} satisfies Record<AuditOperation, true>)

const columns: Columns<AuditRecord & { readonly customer: { readonly id: string } | null }> = {
  when: ({ occurredAt }) => occurredAt,
  what: ({ operation }) => operation,
  who: ({ userName }) => userName,
  done: ({ succeeded }) => succeeded,
  customer: ({ customer }) => customer?.id,
  changes: ({ changes }) => changes.map(({ field, before, after }) => `${field}: ${before ?? ''} → ${after ?? ''}`),
}

const list = async (session: Session): Promise<void> => {
  const { customer, operation, since, until } = session.flags as {
    customer?: string
    operation?: AuditOperation
    since?: string
    until?: string
  }
  const customerId = customer === undefined ? undefined : await customerIdOf(session, customer)
  const records = session.client.audit.list({ customerId, operation, since, until })
  await session.output.list(upTo(records, session), columns)
}

export const addAudit = (program: Command, addVerb: AddVerb): void => {
  addVerb(
    program.command('audit').description('who did what'),
    {
      usage: 'list',
      description: 'lists what was done and tried, the latest first',
      example: 'audit list --customer fourthcoffee.onmicrosoft.com --since 2026-11-01',
      flags: (command) =>
        listFlags(command)
          .option('--customer <customer>', 'only what was done to this one: its id, domain or external id')
          .addOption(new Option('--operation <operation>', 'only this').choices(operations))
          .option('--since <time>', 'not before, e.g. 2026-11-01 or 2026-11-01T08:00:00Z', timeOf)
          .option('--until <time>', 'not after', timeOf),
    },
    list,
  )
}
