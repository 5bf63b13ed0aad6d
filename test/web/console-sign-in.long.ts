import { afterEach, beforeEach, expect } from '@jest/globals'
import type { Page } from 'playwright-core'
import { violationsInLightAndDark } from '../support/axe.js'
import { aConsole, inBrowser } from '../support/console.js'
import { aGateway } from '../support/gateway.js'
import { anOpenIdProvider } from '../support/openid-provider.js'
import { aRegisteredPartner } from '../support/registered-partner.js'
import { signInAtProvider } from '../support/sign-in.js'
import { fillAccount, next } from '../support/wizard.js'

const clock = { now: () => new Date() }
const provider = anOpenIdProvider()
const gateway = aGateway(provider.environment(), { clock: () => clock.now() })
aRegisteredPartner(gateway)
const pages = aConsole(gateway, () => [provider.url])

beforeEach(() => {
  clock.now = () => new Date()
  provider.serve({ consoleUrl: gateway.url, accessTokenS: 300, isRenewed: true })
})
afterEach(() => expect(pages.problems).toEqual([]))

const signIn = async (path: string, name: string) => {
  const page = await pages.open(path)
  await signInAtProvider(page, name)
  return page
}

const kept = (page: Page): Promise<Record<string, string>> => page.evaluate('({ ...localStorage })')

inBrowser('an admin agent signs in with their organization, and comes to the page that was asked for', async () => {
  const page = await pages.open('/customers?search=coffee')
  await page.getByRole('heading', { name: 'For partners' }).waitFor()
  expect(await violationsInLightAndDark(page)).toEqual([])
  await signInAtProvider(page, 'admin')
  await page.getByRole('heading', { level: 1, name: 'Customers' }).waitFor()
  expect(page.url()).toBe(`${gateway.url}/customers?search=coffee`)
  await page.getByRole('link', { name: 'Settings' }).waitFor()
  await page.reload()
  await page.getByRole('link', { name: 'Settings' }).waitFor()
  expect(await kept(page)).toEqual({})
})

inBrowser('a helpdesk agent is offered nothing that they may not do, by its address neither', async () => {
  const page = await signIn('/customers', 'helpdesk')
  await page.getByText('No customers yet').waitFor()
  expect(await page.getByRole('link', { name: 'Add customer' }).count()).toBe(0)
  expect(await page.getByRole('link', { name: 'Settings' }).count()).toBe(0)
  for (const path of ['/settings', '/settings/api-keys', '/customers/new']) {
    await page.goto(gateway.url + path)
    await page.getByText('Your role does not include this').waitFor()
  }
})

inBrowser('signing out ends the session at the provider as well, and leaves nothing in the tab', async () => {
  const page = await signIn('/customers/new', 'admin')
  await page.getByLabel('Company name').fill('Left Behind')
  await page.getByRole('button', { name: /Account and language/ }).click()
  await page.getByRole('menuitem', { name: 'Sign out' }).click()
  await page.getByRole('button', { name: 'Yes, sign me out' }).click()
  await page.getByRole('button', { name: 'Sign in with your organization' }).click()
  await page.getByLabel('Login').waitFor()
  await page.goto(gateway.url)
  await page.getByRole('heading', { name: 'For partners' }).waitFor()
  expect(await page.evaluate('JSON.stringify(sessionStorage)')).not.toMatch(/Left Behind|accessToken/)
})

inBrowser('a session that is over is signed in again, and the draft of the wizard is still there', async () => {
  provider.serve({ consoleUrl: gateway.url, accessTokenS: 300, isRenewed: false })
  const page = await signIn('/customers/new', 'sales')
  await fillAccount(page, { companyName: 'Patient Coffee' })
  // The company's domain is looked up in a moment of its own: nothing is left that asks before Next does.
  await page.getByText(/is free$/).waitFor()
  clock.now = () => new Date(Date.now() + 600_000)
  await next(page)
  await page.getByRole('alertdialog').getByText('Your session is over').waitFor()
  expect(await violationsInLightAndDark(page)).toEqual([])
  await page.getByRole('button', { name: 'Stay here' }).click()
  clock.now = () => new Date()
  await page.getByRole('link', { name: 'Sign in again' }).click()
  await page.getByRole('button', { name: 'Sign in with your organization' }).click()
  expect(await page.getByLabel('Company name').inputValue()).toBe('Patient Coffee')
  await next(page)
  await page.getByRole('heading', { name: 'Basket' }).waitFor()
})
