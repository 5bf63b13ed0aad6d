import { afterEach, beforeEach, expect } from '@jest/globals'
import type { Page } from 'playwright-core'
import { violationsOn } from '../support/axe.js'
import { aConsole, inBrowser } from '../support/console.js'
import { aGateway } from '../support/gateway.js'
import { anOpenIdProvider } from '../support/openid-provider.js'
import { aRegisteredPartner } from '../support/registered-partner.js'
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

const atProvider = async (page: Page, name: string) => {
  await page.getByRole('button', { name: 'Sign in with your organization' }).click()
  await page.getByLabel('Login').fill(name)
  await page.getByRole('button', { name: 'Sign in' }).click()
}

const signIn = async (path: string, name: string) => {
  const page = await pages.open(path)
  await atProvider(page, name)
  return page
}

const kept = (page: Page): Promise<Record<string, string>> => page.evaluate('({ ...localStorage })')

inBrowser('an admin agent signs in with their organization, and comes to the page that was asked for', async () => {
  const page = await pages.open('/customers?search=coffee')
  await page.getByRole('heading', { name: 'For partners' }).waitFor()
  expect(await violationsOn(page)).toEqual([])
  await atProvider(page, 'admin')
  await page.getByRole('heading', { level: 1, name: 'Customers' }).waitFor()
  expect(page.url()).toBe(`${gateway.url}/customers?search=coffee`)
  await page.getByRole('link', { name: 'Settings' }).waitFor()
  await page.reload()
  await page.getByRole('link', { name: 'Settings' }).waitFor()
  expect(await kept(page)).toEqual({})
})

inBrowser('a sales agent adds customers and sees no settings', async () => {
  const page = await signIn('/customers', 'sales')
  await page.getByRole('link', { name: 'Add customer' }).first().waitFor()
  expect(await page.getByRole('link', { name: 'Settings' }).count()).toBe(0)
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

inBrowser('whoever has no role is told whom to ask, and follows nothing', async () => {
  const asked: string[] = []
  const page = await pages.open('/')
  page.on('request', (request) => asked.push(request.postData() ?? ''))
  await atProvider(page, 'nobody')
  await page.getByRole('heading', { name: 'You have no role here yet' }).waitFor()
  expect(await violationsOn(page)).toEqual([])
  expect(asked.filter((body) => body.includes('subscription'))).toEqual([])
  await page.getByRole('button', { name: 'Sign out' }).click()
  await page.getByRole('button', { name: 'Yes, sign me out' }).click()
  await page.getByRole('heading', { name: 'For partners' }).waitFor()
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

inBrowser('a token that ends is renewed without a word', async () => {
  // Less than a minute to go: it is renewed before the next request.
  provider.serve({ consoleUrl: gateway.url, accessTokenS: 30, isRenewed: true })
  const renewals: string[] = []
  const page = await pages.open('/customers')
  page.on('request', (request) => {
    if (request.postData()?.includes('grant_type=refresh_token')) renewals.push(request.url())
  })
  await atProvider(page, 'admin')
  await page.getByText('No customers yet').waitFor()
  await page.getByRole('link', { name: 'Overview' }).click()
  await page.getByRole('heading', { name: 'Recent activity' }).waitFor()
  expect(renewals.length).toBeGreaterThan(0)
})

inBrowser('a session that is over is signed in again, and the draft of the wizard is still there', async () => {
  provider.serve({ consoleUrl: gateway.url, accessTokenS: 300, isRenewed: false })
  const page = await signIn('/customers/new', 'sales')
  await fillAccount(page, { companyName: 'Patient Coffee' })
  clock.now = () => new Date(Date.now() + 600_000)
  await next(page)
  await page.getByRole('alertdialog').getByText('Your session is over').waitFor()
  expect(await violationsOn(page)).toEqual([])
  await page.getByRole('button', { name: 'Stay here' }).click()
  clock.now = () => new Date()
  await page.getByRole('link', { name: 'Sign in again' }).click()
  await page.getByRole('button', { name: 'Sign in with your organization' }).click()
  expect(await page.getByLabel('Company name').inputValue()).toBe('Patient Coffee')
  await next(page)
  await page.getByRole('heading', { name: 'Basket' }).waitFor()
})

inBrowser('what a provider refuses, or nobody has begun here, is told kindly', async () => {
  const page = await pages.open('/sign-in?error=access_denied&state=x')
  await page.getByText('You were not signed in').waitFor()
  await page.goto(`${gateway.url}/sign-in?code=stolen&state=x`)
  await page.getByText('You were not signed in').waitFor()
  await page.getByRole('link', { name: 'Try again' }).click()
  await page.getByRole('button', { name: 'Sign in with your organization' }).waitFor()
})

inBrowser('an address that leads elsewhere is not gone to after the sign-in', async () => {
  const page = await signIn('/sign-in?to=//evil.example/', 'admin')
  await page.getByRole('heading', { level: 1, name: 'Overview' }).waitFor()
  expect(new URL(page.url()).origin).toBe(gateway.url)
})
