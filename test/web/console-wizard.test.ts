import { afterEach, expect } from '@jest/globals'
import type { Page, Route } from 'playwright-core'
import { CreateCustomerDocument, CustomersDocument } from '../../src/client/generated/graphql.js'
import { aConsole, inBrowser } from '../support/console.js'
import { aGateway } from '../support/gateway.js'
import { createCustomer } from '../support/outcomes.js'
import { fillAccount, goToReview, next } from '../support/wizard.js'

const gateway = aGateway()
const pages = aConsole(gateway)

afterEach(() => expect(pages.problems).toEqual([]))

const customersOf = async (search: string) => {
  const { customers } = await gateway.run(CustomersDocument, { search })
  return customers.edges.map(({ node }) => node)
}

const submit = (page: Page) => page.getByRole('button', { name: 'Create customer' }).click()

const done = (page: Page) => page.getByRole('button', { name: 'Done', exact: true })

/** Everything that a browser can keep. */
const keptIn = (page: Page): Promise<string> =>
  page.evaluate('JSON.stringify([localStorage, sessionStorage, history.state, location.href])')

/** What becomes of the requests that create a customer. */
const onCreate = (page: Page, treat: (route: Route) => Promise<void>) =>
  page.route('**/graphql', (route) =>
    route.request().postData()?.includes(CreateCustomerDocument.__meta__?.documentId) ? treat(route) : route.continue(),
  )

inBrowser('the seed’s example comes to its confirmation, and its password is kept nowhere', async () => {
  const page = await pages.open('/customers')
  await page.getByRole('link', { name: 'Add customer' }).first().click()
  await fillAccount(page)
  await page.getByText('fourthcoffee.onmicrosoft.com is free').waitFor()
  await next(page)
  await page.getByRole('checkbox', { name: /Microsoft Azure/ }).check()
  await page.getByRole('searchbox', { name: 'Search offers' }).fill('enterprise e3')
  await page.getByRole('checkbox', { name: /^Office 365 Enterprise E3/ }).check()
  await page.getByRole('spinbutton', { name: /Quantity of Office 365/ }).fill('25')
  await next(page)
  await page.getByRole('button', { name: 'Update: Subscriptions' }).click()
  await page.getByRole('button', { name: 'Back to review' }).click()
  await submit(page)
  await page.getByRole('heading', { name: 'Fourth Coffee is ready' }).waitFor()
  await page.getByRole('button', { name: 'Show password' }).click()
  const password = await page.locator('code').innerText()
  expect(password.length).toBeGreaterThanOrEqual(12)
  expect(await keptIn(page)).not.toContain(password)
  const [customer] = await customersOf('fourthcoffee')
  expect(customer?.subscriptions.nodes.map(({ friendlyName, quantity }) => [friendlyName, quantity])).toEqual([
    ['Microsoft Azure', 1],
    ['Office 365 Enterprise E3', 25],
  ])
  await page.getByRole('link', { name: 'Overview' }).click()
  await page.getByRole('button', { name: 'Stay here' }).click()
  await page.getByRole('checkbox', { name: /I have kept/ }).check()
  await done(page).click()
  await page.getByRole('heading', { level: 1, name: 'Fourth Coffee' }).waitFor()
  expect(await keptIn(page)).not.toContain('fourthcoffee')
})

inBrowser('mistakes are told at their fields and in a summary, in each step', async () => {
  await createCustomer(gateway, { domain: 'takenname.onmicrosoft.com' })
  const page = await pages.open('/customers/new')
  await page.getByLabel('Company name').waitFor()
  await next(page)
  await page
    .getByRole('alert')
    .getByText(/things to correct/)
    .waitFor()
  await page.locator('#field-billingProfile-companyName:focus').waitFor()
  await fillAccount(page, { domain: 'takenname' })
  await page.getByLabel('ZIP code').fill('123')
  await page.getByLabel('ZIP code').blur()
  await page
    .getByText(/“123” is not a postal code/)
    .first()
    .waitFor()
  await page.getByLabel('ZIP code').fill('98052')
  await page.getByText('Free instead:').waitFor()
  await next(page)
  await page
    .getByRole('alert')
    .getByText(/already used/)
    .waitFor()
  await page.getByRole('button', { name: 'takennamecloud' }).click()
  await next(page)
  await page.getByRole('searchbox', { name: 'Search offers' }).fill('enterprise e3')
  await page.getByRole('checkbox', { name: /^Office 365 Enterprise E3/ }).check()
  await page.getByRole('spinbutton').fill('0')
  await next(page)
  await page.locator('#field-subscriptions-0-quantity:focus').waitFor()
  await page.getByRole('spinbutton').fill('3')
  await next(page)
  await page.getByRole('button', { name: 'Create customer' }).waitFor()
  await createCustomer(gateway, { domain: 'takennamecloud.onmicrosoft.com' })
  await submit(page)
  await page
    .getByRole('alert')
    .getByText(/already used/)
    .waitFor()
  await page.locator('#field-companyProfile-domain:focus').waitFor()
})

inBrowser('a double click makes one customer', async () => {
  const page = await pages.open('/customers/new')
  await goToReview(page, { companyName: 'Twice Coffee' })
  await page.getByRole('button', { name: 'Create customer' }).dblclick()
  await done(page).waitFor()
  expect(await customersOf('twicecoffee')).toHaveLength(1)
})

inBrowser('an answer that was lost is asked for again, with the same customer and password', async () => {
  const page = await pages.open('/customers/new')
  await goToReview(page, { companyName: 'Lost Coffee' })
  let lost = 0
  await onCreate(page, async (route) => {
    if (lost > 0) return route.continue()
    lost += 1
    await route.fetch()
    await route.abort('connectionreset')
  })
  await submit(page)
  await done(page).waitFor()
  await page.getByRole('button', { name: 'Show password' }).waitFor()
  expect([lost, (await customersOf('lostcoffee')).length]).toEqual([1, 1])
})

inBrowser('a reload while it is sent keeps what was entered, and sending again makes no second customer', async () => {
  const page = await pages.open('/customers/new')
  await goToReview(page, { companyName: 'Reload Coffee' })
  await onCreate(page, async (route) => {
    await route.fetch()
    await route.abort('connectionreset')
  })
  await submit(page)
  await page.getByText('Creating the tenant').waitFor()
  await page.unrouteAll({ behavior: 'ignoreErrors' })
  await page.reload()
  await page.getByText('We do not know whether').waitFor()
  await page.getByRole('button', { name: 'Send again' }).click()
  await page.getByRole('heading', { name: 'Reload Coffee is ready' }).waitFor()
  expect(await customersOf('reloadcoffee')).toHaveLength(1)
})

inBrowser('a draft survives a reload, and the browser’s back button goes a step back', async () => {
  const page = await pages.open('/customers/new')
  await goToReview(page, { companyName: 'Draft Coffee' })
  await page.reload()
  await page.getByText('draftcoffee.onmicrosoft.com').waitFor()
  await page.goBack()
  await page.getByRole('heading', { name: 'Basket' }).waitFor()
  await page.goBack()
  expect(await page.getByLabel('Company name').inputValue()).toBe('Draft Coffee')
})
