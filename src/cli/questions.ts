import type { Country } from '../client/index.js'

/** Something to ask a person for. */
export interface Question {
  /** Where the answer belongs in the input of createCustomer. */
  readonly path: string
  readonly message: string
  readonly options?: readonly { readonly value: string; readonly label: string }[]
  readonly example?: string | null
  /** What an answer has to match, as the country serves it. */
  readonly pattern?: RegExp | undefined
}

const address = (name: string): string => `billingProfile.defaultAddress.${name}`

/** What a customer in a country has to say; what is only possible there is left to flags. */
export const questionsFor = (country: Country): readonly Question[] => [
  { path: 'billingProfile.companyName', message: 'Company name' },
  {
    path: 'companyProfile.domain',
    message: 'Domain, which can never be changed',
    example: 'fourthcoffee.onmicrosoft.com',
  },
  ...(country.isOrganizationRegistrationNumberRequired ? [registrationNumber(country)] : []),
  { path: 'billingProfile.email', message: 'E-mail address for notices' },
  { path: address('firstName'), message: 'Contact’s first name' },
  { path: address('lastName'), message: 'Contact’s last name' },
  ...(country.isPhoneNumberRequired ? [phoneNumber(country)] : []),
  { path: address('addressLine1'), message: 'Street and number' },
  ...(country.isCityRequired ? [{ path: address('city'), message: 'City' }] : []),
  ...(country.isStateRequired ? [state(country)] : []),
  ...(country.isPostalCodeRequired ? [postalCode(country)] : []),
  { path: 'billingProfile.culture', message: 'Culture', options: listed(country.cultures, country.defaultCulture) },
  {
    path: 'billingProfile.language',
    message: 'Language',
    options: listed(country.languages, country.defaultCulture.split('-')[0]),
  },
]

const registrationNumber = ({ organizationRegistrationNumberRegex: regex }: Country): Question => ({
  path: 'companyProfile.organizationRegistrationNumber',
  message: 'Registration number of the company',
  pattern: regex ? new RegExp(regex, 'u') : undefined,
})

const phoneNumber = ({ phoneNumberExample: example }: Country): Question => ({
  path: address('phoneNumber'),
  message: 'Contact’s telephone number',
  example,
})

const state = ({ states }: Country): Question => ({
  path: address('state'),
  message: 'State',
  ...(states.length > 0 && {
    options: states.map(({ code, name, latinName }) => ({ value: code, label: latinName ?? name })),
  }),
})

const postalCode = ({ postalCodeRegex: regex, postalCodeExample: example }: Country): Question => ({
  path: address('postalCode'),
  message: 'Postal code',
  example,
  pattern: regex ? new RegExp(regex) : undefined,
})

/** With one value moved to the beginning. */
export const firstOf = (values: readonly string[], first: string | undefined): string[] =>
  values.toSorted((a, b) => Number(b === first) - Number(a === first))

const listed = (values: readonly string[], first: string | undefined) =>
  firstOf(values, first).map((value) => ({ value, label: value }))
