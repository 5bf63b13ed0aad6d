import { afterEach, expect } from '@jest/globals'
import { CustomerDocument, UpdateBillingProfileDocument } from '../../src/client/generated/graphql.js'
import { overflowOf, violationsOn } from '../support/axe.js'
import { aCustomer, azure, office365E3 } from '../support/builders.js'
import { aConsole, inBrowser } from '../support/console.js'
import { aGateway } from '../support/gateway.js'
import { createCustomer, succeeded } from '../support/outcomes.js'

const gateway = aGateway()
const pages = aConsole(gateway)

afterEach(() => expect(pages.problems).toEqual([]))

const read = async (id: string) => (await gateway.run(CustomerDocument, { by: { id } })).customer

inBrowser('the list finds while typing, and back and reload come to the same list', async () => {
  await createCustomer(gateway, { billing: { companyName: 'Northwind Traders' } })
  await createCustomer(gateway, { billing: { companyName: 'Contoso' } })
  const page = await pages.open('/customers')
  await page.getByRole('link', { name: 'Contoso' }).waitFor()
  expect(await violationsOn(page)).toEqual([])
  await page.getByRole('searchbox').fill('northw')
  await page.getByRole('link', { name: 'Contoso' }).waitFor({ state: 'detached' })
  expect(page.url()).toContain('search=northw')
  await page.getByRole('link', { name: 'Northwind Traders' }).click()
  await page.getByRole('heading', { level: 1, name: 'Northwind Traders' }).waitFor()
  await page.goBack()
  await page.getByText('1 customer', { exact: true }).waitFor()
  await page.reload()
  expect(await page.getByRole('searchbox').inputValue()).toBe('northw')
  await page.getByText('1 customer', { exact: true }).waitFor()
})

inBrowser('a subscription is renamed, and its administrator made an owner', async () => {
  const { customer } = await createCustomer(gateway, { subscriptions: [{ offerId: azure }] })
  const page = await pages.open(`/customers/${customer.id}`)
  await page.getByRole('button', { name: 'Actions for Microsoft Azure' }).click()
  await page.getByRole('menuitem', { name: 'Rename' }).click()
  await page.getByRole('textbox', { name: 'Name' }).fill('Azure of the warehouse')
  await page.getByRole('button', { name: 'Rename', exact: true }).click()
  await page.getByRole('heading', { name: 'Azure of the warehouse' }).waitFor()
  await page.getByRole('button', { name: 'Make the administrator an owner' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Grant access' }).click()
  await page.getByText(`admin@${customer.companyProfile.domain}`).waitFor()
  await page.getByText('Owner', { exact: true }).waitFor()
  expect(await violationsOn(page)).toEqual([])
  expect(await overflowOf(page)).toBeLessThanOrEqual(0)
})

inBrowser('what was ordered together is billed in another cycle together', async () => {
  const subscriptions = [
    { offerId: office365E3, friendlyName: 'Desks' },
    { offerId: office365E3, friendlyName: 'Benches' },
  ]
  const { customer } = await createCustomer(gateway, { subscriptions })
  const page = await pages.open(`/customers/${customer.id}`)
  await page.getByRole('button', { name: 'Actions for Desks' }).click()
  await page.getByRole('menuitem', { name: 'Change billing cycle' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByText('Desks, Benches').waitFor()
  expect(await dialog.getByRole('option').allInnerTexts()).toEqual(['Yearly'])
  expect(await violationsOn(page)).toEqual([])
  await dialog.getByRole('button', { name: 'Save' }).click()
  await page.getByText('Billing cycle changed').first().waitFor()
  await page
    .getByText(/Yearly · Renews on/)
    .nth(1)
    .waitFor()
})

inBrowser('two windows that change one profile are told of each other, side by side', async () => {
  const variables = aCustomer()
  const { customer } = await createCustomer(gateway, { domain: variables.companyProfile.domain })
  const page = await pages.open(`/customers/${customer.id}/profile`)
  await page.getByRole('button', { name: 'Edit profile' }).click()
  await page.getByLabel('Company name').fill('Fifth Coffee')
  const { billingProfile } = variables
  const theirs = { ...billingProfile, email: 'billing@fourthcoffee.example.com' }
  succeeded(
    (await gateway.run(UpdateBillingProfileDocument, { customerId: customer.id, billingProfile: theirs }))
      .updateBillingProfile,
  )
  await page.getByRole('button', { name: 'Save' }).click()
  const conflict = page.getByRole('alertdialog')
  await conflict.getByRole('cell', { name: 'billing@fourthcoffee.example.com' }).waitFor()
  await conflict.getByRole('cell', { name: 'Fifth Coffee' }).waitFor()
  expect((await read(customer.id))?.billingProfile.companyName).toBe('Fourth Coffee')
  await conflict.getByRole('button', { name: 'Save mine over it' }).click()
  await page.getByRole('heading', { level: 1, name: 'Fifth Coffee' }).waitFor()
  expect((await read(customer.id))?.billingProfile).toMatchObject({
    companyName: 'Fifth Coffee',
    email: 'dave@fourthcoffee.example.com',
  })
})

inBrowser('a subscription is suspended and the relationship removed, after it was typed', async () => {
  const { customer } = await createCustomer(gateway, { subscriptions: [{ offerId: azure }] })
  const page = await pages.open(`/customers/${customer.id}`)
  const remove = async () => {
    await page.getByRole('button', { name: 'More actions' }).click()
    await page.getByRole('menuitem', { name: 'Remove relationship' }).click()
    await page.getByLabel(/Type .* to confirm/).fill(customer.companyProfile.domain)
    await page.getByRole('dialog').getByRole('button', { name: 'Remove relationship' }).click()
  }
  await remove()
  await page.getByRole('alert').getByText('Suspend them first').waitFor()
  await page.getByRole('button', { name: 'Cancel' }).click()
  await page.getByRole('button', { name: 'Actions for Microsoft Azure' }).click()
  await page.getByRole('menuitem', { name: 'Suspend' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Suspend' }).click()
  await page.getByText('Suspended').first().waitFor()
  await remove()
  await page.getByText(/Relationship ended on/).waitFor()
  expect((await read(customer.id))?.relationship.relationshipToPartner).toBe('NONE')
})

inBrowser('the administrator gets a new password, which is shown until it was kept', async () => {
  const { customer } = await createCustomer(gateway)
  const page = await pages.open(`/customers/${customer.id}`)
  await page.getByRole('button', { name: 'More actions' }).click()
  await page.getByRole('menuitem', { name: 'Reset admin password' }).click()
  await page.getByRole('button', { name: 'Reset admin password' }).click()
  await page.getByRole('button', { name: 'Show password' }).click()
  expect((await page.locator('code').innerText()).length).toBeGreaterThanOrEqual(12)
  await page.getByRole('checkbox', { name: /I have kept/ }).check()
  await page.getByRole('button', { name: 'Done', exact: true }).click()
  await page.getByRole('button', { name: 'Order subscriptions' }).first().waitFor()
})
