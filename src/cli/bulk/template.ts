import type { Country, GatewayClient } from '../../client/index.js'
import { found } from '../failures.js'
import { type Tree, valueAt, withValueAt } from '../fields.js'
import type { Session } from '../session.js'
import { columns } from './columns.js'
import type { Format } from './source.js'
import { writeTable } from './table-writing.js'

/** A file with all columns, and a row that passes where the country's own rules can say what does. */
export const writeTemplate = async (target: { path: string; format: Format }, session: Session): Promise<void> => {
  const { client, flags } = session
  const code = (flags.country as string | undefined) ?? (await client.viewer()).partner.country.code
  const country = found(await client.countries.get({ code }), 'country')
  const example = await exampleFor(country, client)
  const cells = columns.map(({ path }) => cellOf(valueAt(example, path)))
  const header = columns.map(({ name }) => name)
  await writeTable({ ...target, header }, single({ cells, tree: example }))
  session.output.success(
    `${target.path} has all columns, and an example for ${country.name}: write your customers in its place.`,
  )
}

async function* single<Item>(item: Item): AsyncGenerator<Item> {
  yield item
}

const cellOf = (value: unknown): string => (Array.isArray(value) ? 'MS-AZR-0145P' : String(value ?? ''))

const exampleFor = async (country: Country, client: GatewayClient): Promise<Tree> => {
  const address = await addressIn(country, client)
  const said: Readonly<Record<string, unknown>> = {
    'companyProfile.domain': 'fourthcoffee.onmicrosoft.com',
    externalId: 'customer-1',
    'billingProfile.companyName': 'Fourth Coffee',
    'billingProfile.email': 'dave@fourthcoffee.example.com',
    'billingProfile.defaultAddress': address,
    'billingProfile.culture': country.defaultCulture,
    'billingProfile.language': country.defaultCulture.split('-')[0],
    subscriptions: [{ offerId: 'MS-AZR-0145P', quantity: 1 }],
  }
  return Object.entries(said).reduce((tree, [path, value]) => withValueAt(tree, path, value), {} as Tree)
}

/** In some countries the postal code says which state it is: the first one is taken that they agree on. */
const addressIn = async (country: Country, client: GatewayClient): Promise<Tree> => {
  const address = {
    country: country.code,
    city: 'Redmond',
    addressLine1: 'One Microsoft Way',
    firstName: 'Dave',
    lastName: 'Smith',
    ...(country.postalCodeExample && { postalCode: country.postalCodeExample }),
    ...(country.phoneNumberExample && { phoneNumber: country.phoneNumberExample }),
  }
  if (!country.isStateRequired) return address
  for (const { code } of country.states) {
    const { issues } = await client.customers.checkAddress({ address: { ...address, state: code } })
    if (issues.length === 0) return { ...address, state: code }
  }
  return address
}
