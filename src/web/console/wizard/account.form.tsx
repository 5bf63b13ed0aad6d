import { createContext, useContext } from 'react'
import type { AddressField, CountryQuery } from '../../../client/generated/graphql.js'
import type { SayKey } from '../texts/say.js'
import { type Account, type AccountField, accountPaths, type FieldIssue } from './wizard.state.js'

export type Country = NonNullable<CountryQuery['country']>

/** What the fields of an account share: in the wizard, and where a billing profile is changed. */
export interface AccountForm {
  readonly account: Account
  readonly country: Country
  readonly issues: readonly FieldIssue[]
  readonly change: (field: AccountField, value: string) => void
  /** When a field is left. */
  readonly check: (field: AccountField) => void
}

const FormContext = createContext<AccountForm | null>(null)

export const AccountFormProvider = FormContext.Provider

export const useAccountForm = (): AccountForm => {
  const form = useContext(FormContext)
  if (!form) throw new Error('A field of an account stands inside of its form.')
  return form
}

/** What a field is called in a country. */
export const labelOf = (field: AccountField, { addressForm }: Country): SayKey => {
  if (field === 'city') return `city.${addressForm.cityLabel}`
  if (field === 'state') return `state.${addressForm.stateLabel}`
  if (field === 'postalCode') return `postalCode.${addressForm.postalCodeLabel}`
  return `account.${field}`
}

/** Whether the rules of the country ask for a field. */
export const isRequired = (field: AccountField, country: Country): boolean =>
  ({
    country: true,
    companyName: true,
    domainPrefix: true,
    organizationRegistrationNumber: country.isOrganizationRegistrationNumberRequired,
    externalId: false,
    addressLine1: true,
    addressLine2: false,
    city: country.isCityRequired,
    region: false,
    state: country.isStateRequired,
    postalCode: country.isPostalCodeRequired,
    firstName: true,
    lastName: true,
    phoneNumber: country.isPhoneNumberRequired,
    email: true,
    culture: true,
    language: true,
  })[field]

const partsOf: Readonly<Record<AddressField, readonly AccountField[]>> = {
  ADDRESS_LINES: ['addressLine1', 'addressLine2'],
  CITY: ['city'],
  REGION: ['region'],
  STATE: ['state'],
  POSTAL_CODE: ['postalCode'],
}

/** Issues as the form shows their fields from top to bottom; those of no field last. */
export const inFormOrder = (issues: readonly FieldIssue[], { addressForm }: Country): FieldIssue[] => {
  const shown: AccountField[] = [
    ...(['country', 'companyName', 'domainPrefix', 'organizationRegistrationNumber', 'externalId'] as const),
    ...addressForm.fields.flatMap((part) => partsOf[part]),
    ...(['firstName', 'lastName', 'email', 'phoneNumber', 'culture', 'language'] as const),
  ]
  const paths: string[] = shown.map((field) => accountPaths[field])
  const placeOf = ({ path }: FieldIssue): number => (paths.includes(path) ? paths.indexOf(path) : paths.length)
  return [...issues].sort((a, b) => placeOf(a) - placeOf(b))
}
