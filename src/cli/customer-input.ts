import type { Command } from 'commander'
import type { CreateCustomerInput, Customer, GatewayClient, SubscriptionOrderInput } from '../client/index.js'
import { found, Misused } from './failures.js'
import {
  customerFields,
  type Field,
  flagOf,
  requiredPaths,
  type Tree,
  valueAt,
  withFlags,
  withValueAt,
} from './fields.js'
import { readInput } from './input.js'
import type { Session } from './session.js'
import { wholeNumber } from './verb.js'

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** By its id, its domain or the partner's own id. */
export const customerOf = async ({ client, parameters }: Session, name = parameters[0] ?? ''): Promise<Customer> => {
  if (uuid.test(name)) return found(await client.customers.get({ id: name }), 'customer')
  const by = name.includes('.') ? { domain: name } : { externalId: name }
  return found(await client.customers.get(by), 'customer')
}

export const customerIdOf = async (session: Session, name = session.parameters[0] ?? ''): Promise<string> =>
  uuid.test(name) ? name : (await customerOf(session, name)).id

/** A flag for each field. */
export const fieldFlags = (command: Command, fields: readonly Field[]): Command =>
  fields.reduce((all, { name, description }) => all.option(`${flagOf(name)} <text>`, description), command)

/** One line of an order: an offer's id, and how many of it. */
const orderLine = (text: string, lines: SubscriptionOrderInput[] = []): SubscriptionOrderInput[] => {
  const [offerId = '', quantity] = text.split('=')
  if (!offerId) throw new Misused('Name an offer: --offer ID or --offer ID=QUANTITY.')
  return [...lines, { offerId, quantity: quantity === undefined ? 1 : wholeNumber(quantity) }]
}

export const offerFlag = (command: Command): Command =>
  command.option('--offer <id[=quantity]>', 'what to order; may be said several times', orderLine)

/** What was said of a new customer, by file and flags; flags have the last word. */
export const givenCustomer = async (session: Session): Promise<Tree> => {
  const given = withFlags(await readInput(session), customerFields, session.flags)
  return session.flags.offer ? { ...given, subscriptions: session.flags.offer } : given
}

/** Whoever knows the countries. */
export interface Countries {
  readonly countries: Pick<GatewayClient['countries'], 'get'>
}

/** Culture and language follow from the country where they were not said. */
export const withCulture = async (tree: Tree, client: Countries): Promise<Tree> => {
  const code = valueAt(tree, 'billingProfile.defaultAddress.country')
  if (typeof code !== 'string' || code === '') return tree
  const { culture, language } = (tree.billingProfile ?? {}) as { culture?: string; language?: string }
  if (culture && language) return tree
  const taken = culture ?? (await client.countries.get({ code }))?.defaultCulture
  if (!taken) return tree
  const withTaken = withValueAt(tree, 'billingProfile.culture', taken)
  return language ? withTaken : withValueAt(withTaken, 'billingProfile.language', taken.split('-')[0])
}

/** What the schema wants to have and nobody said is sent empty: so it is refused together with all other issues. */
export const completed = (tree: Tree): CreateCustomerInput =>
  requiredPaths.reduce(
    (all, path) => (valueAt(all, path) === undefined ? withValueAt(all, path, '') : all),
    tree,
  ) as unknown as CreateCustomerInput
