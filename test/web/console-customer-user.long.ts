import { afterEach, expect } from '@jest/globals'
import type { Page } from 'playwright-core'
import { GrantSubscriptionAccessDocument, ResetAdminPasswordDocument } from '../../src/client/generated/graphql.js'
import { violationsInLightAndDark } from '../support/axe.js'
import { azure, office365E3 } from '../support/builders.js'
import { aConsole, inBrowser } from '../support/console.js'
import { aGateway } from '../support/gateway.js'
import { createCustomer, succeeded } from '../support/outcomes.js'

const gateway = aGateway()
const pages = aConsole(gateway)
const chosen = 'correct horse battery staple'

afterEach(() => expect(pages.problems).toEqual([]))

const aUser = async () => {
  const { customer, adminCredentials } = await createCustomer(gateway, {
    subscriptions: [{ offerId: azure }, { offerId: office365E3, quantity: 5 }],
  })
  return { customer, signInName: adminCredentials.signInName, password: adminCredentials.password ?? '' }
}

const enter = async (page: Page, { signInName, password }: { signInName: string; password: string }) => {
  await page.getByLabel('Sign-in name').fill(signInName)
  await page.getByLabel(/^Password/).fill(password)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
}

const choose = async (page: Page, first: string, second = first) => {
  await page
    .getByLabel(/^New password/)
    .first()
    .fill(first)
  await page.getByLabel('New password again').fill(second)
  await page.getByRole('button', { name: 'Save and sign in' }).click()
}

inBrowser('a customer’s administrator chooses a password, and sees what was granted and nothing else', async () => {
  const { customer, ...user } = await aUser()
  const [subscription] = customer.subscriptions.nodes.filter(({ friendlyName }) => friendlyName === 'Microsoft Azure')
  const grant = { subscriptionId: subscription?.id ?? '', principal: user.signInName, role: 'OWNER' as const }
  succeeded((await gateway.run(GrantSubscriptionAccessDocument, grant)).grantSubscriptionAccess)
  const page = await pages.open('/sign-in')
  await enter(page, user)
  await page.getByRole('heading', { name: 'Choose a password of your own' }).waitFor()
  expect(await violationsInLightAndDark(page)).toEqual([])
  await choose(page, chosen, 'something else')
  await page.getByRole('alert').getByText('Both have to be the same.').waitFor()
  await choose(page, 'password123')
  await page
    .getByRole('alert')
    .getByText(/Many people use this password/)
    .waitFor()
  await choose(page, chosen)
  await page.getByRole('heading', { level: 1, name: 'Fourth Coffee' }).waitFor()
  await page.getByText('Owner', { exact: true }).waitFor()
  expect(await violationsInLightAndDark(page)).toEqual([])
  expect(await page.getByText('Office 365').count()).toBe(0)
  expect(await page.getByRole('navigation').count()).toBe(0)
  expect(await page.evaluate('JSON.stringify([localStorage, sessionStorage])')).not.toContain(chosen)
  await page.goto(`${gateway.url}/customers/${customer.id}`)
  await page.getByRole('heading', { level: 1, name: 'Fourth Coffee' }).waitFor()
  expect(new URL(page.url()).pathname).toBe('/')
})

inBrowser('a wrong password is told, and a chosen one is good the next time', async () => {
  const user = await aUser()
  const page = await pages.open('/sign-in')
  await enter(page, { ...user, password: 'not this one' })
  await page.getByRole('alert').getByText('The sign-in name or the password is wrong.').waitFor()
  await enter(page, user)
  await choose(page, chosen)
  await page.getByText('You have no access to any yet').waitFor()
  await page.getByRole('button', { name: /Account and language/ }).click()
  await page.getByRole('menuitem', { name: 'Sign out' }).click()
  await enter(page, { ...user, password: chosen })
  await page.getByText('You have no access to any yet').waitFor()
})

inBrowser('whose password is reset is signed out, and never taken for somebody of the sandbox', async () => {
  const user = await aUser()
  const page = await pages.open('/sign-in')
  await enter(page, user)
  await choose(page, chosen)
  await page.getByText('You have no access to any yet').waitFor()
  succeeded((await gateway.run(ResetAdminPasswordDocument, { customerId: user.customer.id })).resetAdminPassword)
  await page.reload()
  await page
    .getByText(/Your session is over|You are signed out/)
    .first()
    .waitFor()
  expect(await page.getByRole('navigation').getByRole('link').count()).toBe(0)
})
