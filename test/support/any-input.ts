import { expect } from '@jest/globals'
import fc from 'fast-check'
import { CheckCustomerDocument, CreateCustomerDocument, CustomerDocument } from '../../src/client/generated/graphql.js'
import { aCustomer, aDomain, azure, office365E3 } from './builders.js'
import type { aGateway } from './gateway.js'

type TestGateway = ReturnType<typeof aGateway>

const hostile = [
  '',
  ' ',
  '\t\n',
  'x'.repeat(10_000),
  '🙂',
  '👨‍👩‍👧‍👦'.repeat(50),
  '\u202eabc',
  '\u200f',
  'a\u0000b',
  '\u0007',
  '\ud800',
  'аррӏе.onmicrosoft.com',
  '\'; DROP TABLE "Customer"; --',
  '<script>alert(1)</script>',
  '%',
  '_',
  '\\',
  '#{x}',
  '{{x}}',
  '../../etc/passwd',
  'null',
  'UK',
  'gb',
  'EN-us',
  'admin',
  'İstanbul',
  'ß',
  'ﬃ',
  '１２３',
  '-1',
  'NaN',
  '\ufeffx',
  'a@b',
  'a@b.co',
  '+1 425 555 0101',
  '98052',
  'fourthcoffee.onmicrosoft.com.',
]

const text = fc.oneof(
  fc.constantFrom(...hostile),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({ unit: 'grapheme', maxLength: 300 }),
)

/** A valid value most of the time, so that every rule gets its turn behind the others. */
const or = (valid: string) => fc.oneof({ weight: 4, arbitrary: fc.constant(valid) }, { weight: 1, arbitrary: text })
const orNull = (valid: string) =>
  fc.oneof(
    { weight: 4, arbitrary: fc.constant<string | null>(valid) },
    { weight: 1, arbitrary: text },
    fc.constant(null),
  )

const input = fc.record({
  address: fc.record({
    country: or('US'),
    city: or('Redmond'),
    state: orNull('WA'),
    region: fc.oneof(fc.constant(null), text),
    addressLine1: or('One Microsoft Way'),
    addressLine2: fc.oneof(fc.constant(null), text),
    postalCode: orNull('98052'),
    firstName: or('Dave'),
    lastName: or('Smith'),
    middleName: fc.oneof(fc.constant(null), text),
    phoneNumber: orNull('4255550101'),
  }),
  billing: fc.record({
    email: or('dave@fourthcoffee.example.com'),
    culture: or('en-US'),
    language: or('en'),
    companyName: or('Fourth Coffee'),
    firstName: fc.oneof(fc.constant(null), text),
    lastName: fc.oneof(fc.constant(null), text),
  }),
  company: fc.record({ organizationRegistrationNumber: fc.oneof({ weight: 4, arbitrary: fc.constant(null) }, text) }),
  domain: fc.oneof({ weight: 3, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: text }),
  externalId: fc.oneof({ weight: 3, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: text }),
  subscriptions: fc.array(
    fc.record({
      offerId: fc.oneof(fc.constantFrom(azure, office365E3), text),
      quantity: fc.oneof(fc.constantFrom(1, 5), fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 })),
      friendlyName: fc.oneof(fc.constant(null), text),
      billingCycle: fc.constantFrom(null, 'MONTHLY' as const, 'TRIENNIAL' as const),
    }),
    { maxLength: 3 },
  ),
})

type Input = typeof input extends fc.Arbitrary<infer Value> ? Value : never

const toVariables = ({ address, billing, company, domain, externalId, subscriptions }: Input) =>
  aCustomer({
    domain: domain ?? aDomain(),
    address,
    billing: { ...billing, defaultAddress: { ...aCustomer().billingProfile.defaultAddress, ...address } },
    company,
    externalId,
    subscriptions,
  })

const rowCount = (gateway: TestGateway) =>
  gateway.inStorage(async ({ read }) => {
    const counts = [
      read.customer.count(),
      read.billingProfile.count(),
      read.relationship.count(),
      read.adminCredential.count(),
    ]
    return (await Promise.all(counts)).join()
  })

/** One input: what checkCustomer says is what createCustomer does; a refusal writes nothing; nothing is a fault. */
const holds = async (gateway: TestGateway, given: Input): Promise<void> => {
  const variables = toVariables(given)
  const check = await gateway.ask(CheckCustomerDocument.toString(), variables)
  const before = await rowCount(gateway)
  const create = await gateway.ask(CreateCustomerDocument.toString(), variables)
  expect([check.status, create.status]).toEqual([200, 200])
  expect([check.body.errors, create.body.errors]).toEqual([undefined, undefined])
  const issues = (check.body.data as { checkCustomer: { path: string[]; message: string }[] }).checkCustomer
  const result = (
    create.body.data as {
      createCustomer: { __typename: string; issues?: { path: string[] }[]; customer?: { id: string } }
    }
  ).createCustomer
  if (result.__typename === 'Rejection') {
    expect(result.issues).toEqual(issues)
    for (const { path } of issues)
      expect(['billingProfile', 'companyProfile', 'subscriptions', 'externalId']).toContain(path[0])
    expect(await rowCount(gateway)).toBe(before)
  } else {
    expect(issues).toEqual([])
    const { customer } = await gateway.run(CustomerDocument, { by: { id: result.customer?.id ?? '' } })
    expect(customer).toEqual(result.customer)
  }
}

/** Sends so many inputs to checkCustomer and createCustomer; fails with a smallest one that they do not agree about. */
export const tryAnyInput = (gateway: TestGateway, numRuns: number): Promise<void> =>
  fc.assert(
    fc.asyncProperty(input, (given) => holds(gateway, given)),
    { numRuns },
  )
