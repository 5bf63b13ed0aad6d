/**
 * Every sentence that an issue can say. {field} is the field's own label; other braces are values of the issue.
 */
const messages = {
  required: '{field} is required.',
  'order.empty': 'Order at least one subscription.',
  'text.tooLong': '{field} can have at most {max} characters; it has {length}.',
  'text.unprintable': '{field} has characters that cannot be printed. Type it again without them.',
  'email.format': 'Enter an e-mail address such as name@example.com.',
  'email.domain': 'An address at {domain} cannot be a customer’s e-mail address. Enter one of the customer’s own.',
  'culture.format': 'Enter a culture such as en-US: a language and a country.',
  'culture.notInCountry': '{culture} is not a culture of {country}. Choose one of its cultures.',
  'language.format': 'Enter a language by its two letters, such as en.',
  'language.notInCountry':
    'Customers in {country} cannot have the language {language}. Choose one of the languages there.',
  'country.unknown':
    '“{country}” is not a country in which customers can be. Enter its two-letter code (ISO 3166-1), such as US.',
  'companyName.oneCharacter': 'A company name has at least two characters.',
  'companyName.noLetters': 'Enter a company name that has letters or digits.',
  'companyName.legalForm': '“{name}” is only a legal form. Enter the whole company name.',
  'companyName.repeated': '“{name}” is one character repeated. Enter the company’s real name.',
  'companyName.spaced': 'Write the company name without spaces between its letters.',
  'personName.oneCharacter': '{field} has at least two characters.',
  'personName.noLetters': '{field} has letters, not only digits, signs or emoji.',
  'personName.placeholder': '“{name}” looks like a placeholder. Enter the name of a person.',
  'state.unknown': '“{state}” is not a state of {country} that can be chosen.',
  'postalCode.format': '“{postalCode}” is not a postal code of {country}. One looks like {example}.',
  'postalCode.otherState': 'The postal code {postalCode} is not in {state}. Correct the postal code or the state.',
  'phoneNumber.format':
    '“{phoneNumber}” is not a telephone number of {country} nor one with a country code. One looks like {example}.',
  'registrationNumber.notSupported':
    'Companies in {country} have no organization registration number here. Leave it out.',
  'registrationNumber.format':
    'An organization registration number has 4 to 20 letters, digits, dots, hyphens and slashes.',
  'domain.format':
    'Enter a domain such as fourthcoffee.onmicrosoft.com: at most 27 letters a to z and digits before .onmicrosoft.com.',
  'domain.taken': 'The domain {domain} is already used by another customer. Choose another one.',
  'externalId.duplicate': 'You already have a customer with the external id “{externalId}”.',
  'offer.unknown': 'There is no offer “{offerId}” that can be ordered in {country}.',
  'quantity.outOfRange': '{offer} can be ordered in quantities from {min} to {max}; {quantity} is outside.',
  'billingCycle.notSupported': '{offer} cannot be billed {billingCycle}.',
  'order.tooManyLines': 'One order can have at most {max} subscriptions; this one has {count}.',
  'offer.prerequisite':
    '{offer} only extends another subscription. Order one of the offers that it extends as well, such as {prerequisite}.',
  'market.notAuthorized': 'A partner in {partnerCountry} cannot sell to customers in {country}.',
  'customer.notFound': 'There is no customer with the id “{id}”.',
  'customer.relationshipEnded': 'The relationship with this customer was ended, so nothing of it can be changed.',
  'customer.activeSubscriptions':
    'The customer still has {count} subscriptions that are not suspended. Suspend them first.',
  'customer.notSandbox': 'Only customers of a sandbox can be deleted. End the relationship instead.',
  'subscription.notFound': 'There is no subscription with the id “{id}”.',
  'subscription.onlyWhenActive':
    'This can be done while the subscription is active; now it is {status}. Reactivate it first.',
  'subscription.onlyWhenSuspended': 'Only a suspended subscription can be reactivated; this one is {status}.',
  'quantity.usage': '{offer} is billed by usage and has no number of licences to change.',
  'autoRenew.notPossible': '{offer} has no term that could be renewed.',
  'access.notAzure': 'Access can be granted on Azure subscriptions only; {offer} is licensed by user.',
  'access.otherDomain': 'Only users of {domain} can get access to this subscription.',
  'access.duplicate': '{principal} has the role {role} on this subscription already.',
  'access.notFound': 'There is no access grant with the id “{id}”.',
  'principal.format': 'Enter a sign-in name such as admin@{domain}.',
  'etag.stale': 'It was changed since you read it. Read it again and repeat the change.',
  'idempotencyKey.empty': 'Leave the idempotency key out, or give one, such as a random UUID.',
  'idempotencyKey.reused':
    'This idempotency key was used before with another input. Use a new one, or repeat the request as it was.',
  'idempotencyKey.inProgress': 'A request with this idempotency key is still running. Repeat it a little later.',
  'apiKey.notFound': 'There is no API key with the id “{id}”.',
  'apiKey.tooMany': 'A partner can have at most {max} API keys. Revoke one first.',
  'apiKey.duplicate': 'Another API key in use is called “{name}”. Choose another name.',
  'apiKey.noRoles': 'Choose at least one role.',
  'apiKey.alreadyExpired': 'This time is over. Choose a later one, or leave it out for a key without an end.',
  'password.tooShort': 'Choose a password of at least {min} characters.',
  'password.tooLong': 'Choose a password of at most {max} characters.',
  'password.unprintable': 'The password has characters that cannot be printed.',
  'password.common': 'Many people use this password. Choose another one.',
  'password.same': 'Choose another password than the one you have.',
  'password.name': 'The password contains your user name or domain. Choose another one.',
  'webhook.notFound': 'There is no webhook with the id “{id}”.',
  'webhook.tooMany': 'A partner can have at most {max} webhooks. Delete one first.',
  'webhook.noEventTypes': 'Choose at least one event type, or leave the list out for all of them.',
  'webhook.paused': 'The webhook is paused. Resume it first.',
  'webhook.tooManyTests': 'At most {max} test events a minute are sent to a webhook. Try again in {seconds} seconds.',
  'webhookDelivery.notDead': 'This webhook has no dead delivery with the id “{id}”.',
  'webhookUrl.format': 'Enter a URL such as https://hooks.example.com/csp.',
  'webhookUrl.notHttps': 'Events are sent over https only. Enter a URL that begins with https://.',
  'webhookUrl.credentials': 'Leave user name and password out of the URL: the signature shows who sends.',
  'webhookUrl.notPublic':
    '{host} is not an address of the public internet, and nothing is sent to any other. Enter a public one.',
  'domain.notFound': 'Nobody has the domain {domain}.',
  'relationship.onlyRemoved': 'A relationship can be removed here (none), and not be changed otherwise.',
  'delegatedAccess.onlyRemoved': 'Delegated access can be removed here, and not be given.',
  'order.notFound': 'There is no order with the id “{id}”.',
  'order.cancelled': 'The order was cancelled. Place a new one.',
  'order.notSandbox': 'Only orders of a sandbox can be cancelled. Suspend their subscriptions instead.',
  'order.lineNumbers': 'Number the lines of an order 0, 1, 2 and so on, each once.',
  'billingCycle.ofOrder': 'Change it for the whole order, which is {orderId}: the billing cycle is kept there.',
  'billingCycle.notInOrder':
    'All subscriptions of an order change together, and {offer} cannot be billed {billingCycle}.',
  'billingCycle.onlyWhenActive':
    '{name} is {status}. The billing cycle is changed for all subscriptions of the order, and each has to be active.',
  'billingCycle.committed': '{name} is committed until {date}. It can be billed {billingCycle} from then on.',
  'subscription.onlySuspended': 'A subscription can be suspended and made active again; no other status can be chosen.',
  'auditRecord.notFound': 'There is no audit record with the id “{id}”.',
  'user.notFound': 'The customer has no user “{id}”.',
  'user.onlyPassword': '{field} cannot be changed here: of a user only the password can.',
  'webhook.notRegistered': 'There is no registration yet. Make one with POST.',
  'webhook.registrationExists': 'There is a registration already. Change it with PUT.',
  'webhook.unknownEvent': 'There is no such event here.',
} as const

export type MessageKey = keyof typeof messages

/** What the fields are called in a sentence, at its beginning. */
const fields = {
  email: 'The e-mail address',
  culture: 'The culture',
  language: 'The language',
  companyName: 'The company name',
  firstName: 'The first name',
  lastName: 'The last name',
  middleName: 'The middle name',
  country: 'The country',
  region: 'The region',
  city: 'The city',
  state: 'The state',
  addressLine1: 'The first address line',
  addressLine2: 'The second address line',
  postalCode: 'The postal code',
  phoneNumber: 'The telephone number',
  domain: 'The domain',
  organizationRegistrationNumber: 'The organization registration number',
  externalId: 'The external id',
  offerId: 'The offer',
  friendlyName: 'The friendly name',
  subscriptions: 'The list of subscriptions',
  password: 'The password',
  principal: 'The sign-in name',
  idempotencyKey: 'The idempotency key',
  url: 'The URL',
  description: 'The description',
  name: 'The name',
} as const

export type FieldName = keyof typeof fields

/** All sentences and labels of one language. Every language has every key: the compiler says so. */
export interface Language {
  readonly messages: Readonly<Record<MessageKey, string>>
  readonly fields: Readonly<Record<FieldName, string>>
}

export const en: Language = { messages, fields }
