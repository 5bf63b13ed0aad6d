/** Something of a customer that can be given by a flag, in a file, in an answer or in a column. */
export interface Field {
  /** As commander names it: "companyName" is --company-name. */
  readonly name: string
  /** Where it stands in the input of createCustomer. */
  readonly path: string
  readonly description: string
}

const inAddress = (name: string, description: string): Field => ({
  name,
  path: `billingProfile.defaultAddress.${name}`,
  description,
})

const inBilling = (name: string, description: string): Field => ({ name, path: `billingProfile.${name}`, description })

/** Can be changed later. */
export const billingFields: readonly Field[] = [
  inBilling('companyName', 'the customer’s name'),
  inBilling('email', 'where notices go'),
  inAddress('country', 'ISO code, e.g. US'),
  inAddress('state', 'code or name'),
  inAddress('region', 'a region below the state'),
  inAddress('city', 'city'),
  inAddress('addressLine1', 'street and number'),
  inAddress('addressLine2', 'more of it'),
  inAddress('postalCode', 'as the country writes it'),
  inAddress('firstName', 'the contact’s first name'),
  inAddress('middleName', 'the contact’s middle name'),
  inAddress('lastName', 'the contact’s last name'),
  inAddress('phoneNumber', 'the contact’s telephone number'),
  inBilling('culture', 'e.g. en-US; the country’s first when left out'),
  inBilling('language', 'e.g. en; the culture’s when left out'),
  {
    name: 'billingFirstName',
    path: 'billingProfile.firstName',
    description: 'on the bill, if another than the contact’s',
  },
  {
    name: 'billingLastName',
    path: 'billingProfile.lastName',
    description: 'on the bill, if another than the contact’s',
  },
]

/** Can never be changed. */
const foundingFields: readonly Field[] = [
  { name: 'domain', path: 'companyProfile.domain', description: 'prefix.onmicrosoft.com; can never be changed' },
  {
    name: 'organizationRegistrationNumber',
    path: 'companyProfile.organizationRegistrationNumber',
    description: 'where the country has such numbers',
  },
  { name: 'externalId', path: 'externalId', description: 'your own id for the customer' },
]

export const customerFields: readonly Field[] = [...foundingFields, ...billingFields]

/** What the schema wants to have in any case; left empty it is refused with everything else. */
export const requiredPaths: readonly string[] = [
  'companyProfile.domain',
  ...['companyName', 'email', 'culture', 'language'].map((name) => `billingProfile.${name}`),
  ...['country', 'city', 'addressLine1', 'firstName', 'lastName'].map(
    (name) => `billingProfile.defaultAddress.${name}`,
  ),
]

export const fieldAt = (path: string): Field | undefined => customerFields.find((field) => field.path === path)

export const flagOf = (name: string): string => `--${name.replace(/[A-Z]|\d+/g, (part) => `-${part.toLowerCase()}`)}`

/** The flag by which what an issue speaks of can be given. */
export const flagAt = (path: readonly string[]): string | undefined => {
  // An address by itself stands where a customer's does.
  const [first = '', ...rest] = path
  const field = fieldAt((first === 'address' ? ['billingProfile.defaultAddress', ...rest] : path).join('.'))
  if (field) return flagOf(field.name)
  return first === 'subscriptions' ? `--offer (${rest.join(' ')})` : undefined
}

/** A tree of values, as inputs are. */
export type Tree = { [key: string]: unknown }

export const isTree = (value: unknown): value is Tree =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

export const valueAt = (tree: Tree, path: string): unknown =>
  path.split('.').reduce<unknown>((value, key) => (isTree(value) ? value[key] : undefined), tree)

/** Another tree, with a value put in place. */
export const withValueAt = (tree: Tree, path: string, value: unknown): Tree => {
  const [key = '', ...rest] = path.split('.')
  const inner = tree[key]
  return { ...tree, [key]: rest.length > 0 ? withValueAt(isTree(inner) ? inner : {}, rest.join('.'), value) : value }
}

/** What flags say, put over what is there. */
export const withFlags = (tree: Tree, fields: readonly Field[], flags: Tree): Tree =>
  fields.reduce((all, { name, path }) => (flags[name] === undefined ? all : withValueAt(all, path, flags[name])), tree)
