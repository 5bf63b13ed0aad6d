import { expect, test } from '@jest/globals'
import { CustomerDocument } from '../../src/client/generated/graphql.js'
import { aDomain } from '../support/builders.js'
import { controlC, csp, enter, Typist } from '../support/cli.js'
import { aGateway } from '../support/gateway.js'
import { createCustomer } from '../support/outcomes.js'

const gateway = aGateway()
const here = (environment: Record<string, string> = {}) => ({ url: gateway.url, environment })

test('at a terminal a customer is asked for, by its country’s rules, until it can be created', async () => {
  const [domain, taken] = [aDomain(), (await createCustomer(gateway)).customer.companyProfile.domain]
  const typist = new Typist(['customer', 'create', '--email', 'dave@fourthcoffee.example.com'], here())
  await typist.answer('Country', `(US)${enter}`)
  await typist.answer('Company name', `Asked For${enter}`)
  await typist.answer('Domain', `${taken}${enter}`)
  await typist.answer('first name', `Dave${enter}`)
  await typist.answer('last name', `Smith${enter}`)
  await typist.answer('Street', `One Microsoft Way${enter}`)
  await typist.answer('City', `Redmond${enter}`)
  await typist.answer('State', `Washington${enter}`)
  await typist.answer('Postal code', `9${enter}`)
  await typist.answer('For example', `8052${enter}`)
  await typist.answer('Culture', enter)
  await typist.answer('Language', enter)
  await typist.answer('already used', '')
  // Its first proposal is cleared away: Ctrl+U.
  await typist.answer('Domain', `\u0015${domain}${enter}`)
  expect(await typist.end()).toBe(0)
  const { customer } = await gateway.run(CustomerDocument, { by: { domain } })
  expect(customer?.billingProfile).toMatchObject({
    companyName: 'Asked For',
    culture: 'en-US',
    language: 'en',
    defaultAddress: { state: 'WA', postalCode: '98052' },
  })
}, 60_000)

test('Ctrl+C leaves, and nothing is created', async () => {
  const typist = new Typist(['customer', 'create', '--country', 'US'], here())
  await typist.answer('Company name', controlC)
  expect(await typist.end()).toBe(130)
})

test('what cannot be undone is asked about at a terminal, and has to be said twice without one', async () => {
  const { customer } = await createCustomer(gateway)
  const remove = ['customer', 'delete', customer.id]
  const typist = new Typist(remove, here())
  await typist.answer('Delete Fourth Coffee', enter)
  expect(await typist.end()).toBe(2)
  const unasked = await csp(remove, here())
  expect(unasked.status).toBe(2)
  expect(unasked.stderr).toContain('--yes')
  expect((await csp([...remove, '--yes'], here())).status).toBe(0)
})

test('colours are for terminals, and not for those who want none', async () => {
  const colour = '\u001b['
  const [plain, colourful, colourless] = [
    await csp(['country', 'show', 'US'], here()),
    new Typist(['country', 'show', 'US'], here()),
    new Typist(['country', 'show', 'US'], here({ NO_COLOR: '1' })),
  ]
  await Promise.all([colourful.end(), colourless.end()])
  expect(plain.stdout).not.toContain(colour)
  expect(colourful.screen).toContain(colour)
  expect(colourless.screen).not.toContain(colour)
})

test('--no-input asks nothing at a terminal', async () => {
  const typist = new Typist(['customer', 'create', '--country', 'US', '--no-input'], here())
  expect(await typist.end()).toBe(10)
})
