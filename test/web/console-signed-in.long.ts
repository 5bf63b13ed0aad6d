import { afterEach, beforeEach, expect } from '@jest/globals'
import { LiveEventsDocument } from '../../src/client/generated/graphql.js'
import { violationsInLightAndDark } from '../support/axe.js'
import { aConsole, inBrowser } from '../support/console.js'
import { aGateway } from '../support/gateway.js'
import { anOpenIdProvider } from '../support/openid-provider.js'
import { aRegisteredPartner } from '../support/registered-partner.js'
import { signInAtProvider } from '../support/sign-in.js'

const provider = anOpenIdProvider()
const gateway = aGateway(provider.environment())
aRegisteredPartner(gateway)
const pages = aConsole(gateway, () => [provider.url])

beforeEach(() => provider.serve({ consoleUrl: gateway.url, accessTokenS: 300, isRenewed: true }))
afterEach(() => expect(pages.problems).toEqual([]))

const signIn = async (path: string, name: string) => {
  const page = await pages.open(path)
  await signInAtProvider(page, name)
  return page
}

inBrowser('a sales agent adds customers and sees no settings', async () => {
  const page = await signIn('/customers', 'sales')
  await page.getByRole('link', { name: 'Add customer' }).first().waitFor()
  expect(await page.getByRole('link', { name: 'Settings' }).count()).toBe(0)
})

inBrowser('whoever has no role is told whom to ask, and follows nothing', async () => {
  const asked: string[] = []
  const page = await pages.open('/')
  page.on('request', (request) => asked.push(request.postData() ?? ''))
  await signInAtProvider(page, 'nobody')
  await page.getByRole('heading', { name: 'You have no role here yet' }).waitFor()
  expect(await violationsInLightAndDark(page)).toEqual([])
  expect(asked.filter((body) => body.includes(LiveEventsDocument.__meta__?.documentId))).toEqual([])
  await page.getByRole('button', { name: 'Sign out' }).click()
  await page.getByRole('button', { name: 'Yes, sign me out' }).click()
  await page.getByRole('heading', { name: 'For partners' }).waitFor()
})

inBrowser('a token that ends is renewed without a word', async () => {
  // Less than a minute to go: it is renewed before the next request.
  provider.serve({ consoleUrl: gateway.url, accessTokenS: 30, isRenewed: true })
  const renewals: string[] = []
  const page = await pages.open('/customers')
  page.on('request', (request) => {
    if (request.postData()?.includes('grant_type=refresh_token')) renewals.push(request.url())
  })
  await signInAtProvider(page, 'admin')
  await page.getByText('No customers yet').waitFor()
  await page.getByRole('link', { name: 'Overview' }).click()
  await page.getByRole('heading', { name: 'Recent activity' }).waitFor()
  expect(renewals.length).toBeGreaterThan(0)
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
