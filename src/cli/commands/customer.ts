import type { Command } from 'commander'
import type { Customer } from '../../client/index.js'
import { credentialColumns, withCredentials } from '../credentials.js'
import { changedProfile } from '../customer-change.js'
import { askForCustomer } from '../customer-dialogue.js'
import {
  completed,
  customerIdOf,
  customerOf,
  fieldFlags,
  givenCustomer,
  offerFlag,
  withCulture,
} from '../customer-input.js'
import { Refused, succeeded } from '../failures.js'
import { billingFields, customerFields } from '../fields.js'
import type { Columns } from '../output.js'
import { Prompter } from '../prompter.js'
import type { Session } from '../session.js'
import { type AddVerb, confirmed, listFlags, upTo } from '../verb.js'
import { addBulk } from './bulk.js'

const columns: Columns<Customer> = {
  id: ({ id }) => id,
  company: ({ companyProfile }) => companyProfile.companyName,
  domain: ({ companyProfile }) => companyProfile.domain,
  'e-mail': ({ billingProfile }) => billingProfile.email,
  country: ({ billingProfile }) => billingProfile.defaultAddress.country,
  'external id': ({ externalId }) => externalId,
  created: ({ createdAt }) => createdAt.slice(0, 10),
}

const details: Columns<Customer> = {
  ...columns,
  culture: ({ billingProfile }) => billingProfile.culture,
  address: ({ billingProfile }) => billingProfile.defaultAddress.formatted,
  telephone: ({ billingProfile }) => billingProfile.defaultAddress.phoneNumber,
  relationship: ({ relationship }) => relationship.relationshipToPartner,
  etag: ({ billingProfile }) => billingProfile.etag,
}

const fileFlag = (command: Command): Command => command.option('--file <path>', 'JSON or YAML; - for standard input')

const newCustomerFlags = (command: Command): Command => offerFlag(fieldFlags(fileFlag(command), customerFields))

const list = async (session: Session, search: string | undefined): Promise<void> => {
  const { country } = session.flags as { country?: string }
  const conditions = { ...(search && { search }), ...(country && { filter: { country } }) }
  await session.output.list(upTo(session.client.customers.list(conditions), session), columns)
}

/** What was said; on a terminal also what was answered. */
const newCustomer = async (session: Session) => {
  const given = await givenCustomer(session)
  const tree = session.isAsking ? await askForCustomer(given, session) : await withCulture(given, session.client)
  return completed(tree)
}

const yesFlag = (command: Command): Command => command.option('--yes', 'without being asked')

/** The id of a customer to whom something is done that cannot be undone. */
const confirmedCustomer = async (session: Session, what: string): Promise<string> => {
  const { id, companyProfile } = await customerOf(session)
  const prompter = new Prompter(session.surroundings)
  await confirmed(session, () => prompter.confirm(`${what} ${companyProfile.companyName} (${companyProfile.domain})?`))
  return id
}

export const addCustomer = (program: Command, addVerb: AddVerb): void => {
  const noun = program.command('customer').description('companies that you sell to')
  addVerb(
    noun,
    {
      usage: 'create',
      description: 'creates one; on a terminal it asks for what is missing',
      example: 'customer create --file fourthcoffee.yaml --offer MS-AZR-0145P --credentials-file admin.json',
      flags: (command) =>
        newCustomerFlags(command)
          .option('--credentials-file <path>', 'writes the one-time password there, readable for you only')
          .option('--idempotency-key <key>', 'to repeat a command whose answer was lost'),
    },
    async (session) => {
      const { idempotencyKey } = session.flags as { idempotencyKey?: string }
      const input = { ...(await newCustomer(session)), ...(idempotencyKey && { idempotencyKey }) }
      const created = await withCredentials(session, async () =>
        succeeded(await session.client.customers.create(input)),
      )
      session.output.success(`${created.customer.companyProfile.companyName} exists now.`)
      session.output.thing(created, {
        id: ({ customer }) => customer.id,
        domain: ({ customer }) => customer.companyProfile.domain,
        ...credentialColumns(session),
        subscriptions: ({ customer }) => customer.subscriptions.nodes.map(({ friendlyName }) => friendlyName),
      })
    },
  )
  addVerb(
    noun,
    {
      usage: 'check',
      description: 'tells what create would refuse, and writes nothing',
      example: 'customer check --file fourthcoffee.yaml',
      flags: newCustomerFlags,
    },
    async (session) => {
      const input = completed(await withCulture(await givenCustomer(session), session.client))
      const issues = await session.client.customers.check(input)
      if (issues.length > 0) throw new Refused(issues)
      session.output.success('It can be created.')
    },
  )
  addVerb(
    noun,
    {
      usage: 'get <customer>',
      description: 'shows one, by its id, domain or external id',
      example: 'customer get fourthcoffee.onmicrosoft.com',
    },
    async (session) => session.output.thing(await customerOf(session), details),
  )
  addVerb(
    noun,
    {
      usage: 'list',
      description: 'lists them, the latest first',
      example: 'customer list --country US --all --json',
      flags: (command) => listFlags(command).option('--country <code>', 'only those billed there'),
    },
    (session) => list(session, undefined),
  )
  addVerb(
    noun,
    {
      usage: 'search <words>',
      description: 'finds words in company name, domain, e-mail and external id',
      example: 'customer search "fourth coffee"',
      flags: (command) => listFlags(command).option('--country <code>', 'only those billed there'),
    },
    (session) => list(session, session.parameters[0]),
  )
  addVerb(
    noun,
    {
      usage: 'update <customer>',
      description: 'changes its billing profile: what is not said stays',
      example: 'customer update fourthcoffee.onmicrosoft.com --email billing@fourthcoffee.example.com',
      flags: (command) => fieldFlags(fileFlag(command), billingFields),
    },
    async (session) => {
      const { id, billingProfile } = await customerOf(session)
      const change = { customerId: id, ...(await changedProfile(billingProfile, session)) }
      const { customer } = succeeded(await session.client.customers.updateBillingProfile(change))
      session.output.thing(customer, details)
    },
  )
  addVerb(
    noun,
    {
      usage: 'remove-relationship <customer>',
      description:
        'ends the reseller relationship, once its subscriptions are suspended; nothing of it changes afterwards',
      example: 'customer remove-relationship fourthcoffee.onmicrosoft.com --yes',
      flags: yesFlag,
    },
    async (session) => {
      const customerId = await confirmedCustomer(session, 'End the relationship with')
      const { customer } = succeeded(await session.client.customers.removeRelationship({ customerId }))
      session.output.thing(customer, details)
    },
  )
  addVerb(
    noun,
    {
      usage: 'delete <customer>',
      description: 'deletes a customer of a sandbox, once its subscriptions are suspended',
      example: 'customer delete fourthcoffee.onmicrosoft.com --yes',
      flags: yesFlag,
    },
    async (session) => {
      const customerId = await confirmedCustomer(session, 'Delete')
      const deleted = succeeded(await session.client.customers.delete({ customerId }))
      session.output.thing(deleted, { deleted: ({ deletedCustomerId }) => deletedCustomerId })
    },
  )
  addBulk(noun, addVerb)
}

export const addCredential = (program: Command, addVerb: AddVerb): void => {
  const noun = program.command('credential').description('one-time passwords of administrators')
  addVerb(
    noun,
    {
      usage: 'reset <customer>',
      description: 'makes a new one-time password; the old one is void',
      example: 'credential reset fourthcoffee.onmicrosoft.com --credentials-file admin.json',
      flags: (command) =>
        command
          .option('--credentials-file <path>', 'writes the password there, readable for you only')
          .option('--idempotency-key <key>', 'to repeat a command whose answer was lost'),
    },
    async (session) => {
      const { idempotencyKey } = session.flags as { idempotencyKey?: string }
      const customerId = await customerIdOf(session)
      const reset = await withCredentials(session, async () =>
        succeeded(await session.client.credentials.reset({ customerId, ...(idempotencyKey && { idempotencyKey }) })),
      )
      session.output.thing(reset, credentialColumns(session))
    },
  )
  addVerb(
    noun,
    {
      usage: 'confirm <customer>',
      description: 'says that the password has arrived: no repeated request shows it any more',
      example: 'credential confirm fourthcoffee.onmicrosoft.com',
    },
    async (session) => {
      const customerId = await customerIdOf(session)
      const { customer } = succeeded(await session.client.credentials.confirmReceipt({ customerId }))
      session.output.thing(customer, columns)
    },
  )
}
