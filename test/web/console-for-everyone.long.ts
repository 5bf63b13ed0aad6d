import { afterEach, beforeAll, describe, expect } from '@jest/globals'
import type { Page } from 'playwright-core'
import {
  CreateApiKeyDocument,
  RegisterWebhookDocument,
  SendTestEventDocument,
} from '../../src/client/generated/graphql.js'
import { overflowOf, violationsOn } from '../support/axe.js'
import { azure, office365E3 } from '../support/builders.js'
import { aConsole, inBrowser } from '../support/console.js'
import { aGateway } from '../support/gateway.js'
import { createCustomer } from '../support/outcomes.js'
import { goToReview, next } from '../support/wizard.js'

const gateway = aGateway()
const pages = aConsole(gateway)
const made = { customerId: '', webhookId: '' }

beforeAll(async () => {
  const subscriptions = [{ offerId: azure }, { offerId: office365E3, quantity: 3 }]
  const { customer } = await createCustomer(gateway, { subscriptions })
  made.customerId = customer.id
  const { registerWebhook } = await gateway.run(RegisterWebhookDocument, { url: 'https://hooks.example.com/csp' })
  if (registerWebhook.__typename !== 'RegisterWebhookSuccess') throw new Error('No webhook was registered.')
  made.webhookId = registerWebhook.webhook.id
  await gateway.run(CreateApiKeyDocument, { name: 'Invoicing', roles: ['HELPDESK_AGENT'] })
  await gateway.run(SendTestEventDocument, { webhookId: made.webhookId })
})

afterEach(() => expect(pages.problems).toEqual([]))

const desktop = { width: 1280, height: 900 }
const sizes = [desktop, { width: 2560, height: 1440 }, { width: 320, height: 640 }]

/** Each page as it is first seen, and what can be opened on it. */
const views: readonly [string, () => string, (page: Page) => Promise<void>][] = [
  ['overview', () => '/', (page) => page.getByRole('heading', { name: 'Customers by country' }).waitFor()],
  ['customers', () => '/customers', (page) => page.getByRole('table').waitFor()],
  ['no customers', () => '/customers?search=nobody', (page) => page.getByText('No customer matches').waitFor()],
  ['account info', () => '/customers/new', (page) => page.getByLabel('Company name').waitFor()],
  [
    'mistakes',
    () => '/customers/new',
    async (page) => {
      await page.getByLabel('Company name').waitFor()
      await next(page)
      await page.getByText(/things to correct/).waitFor()
    },
  ],
  ['customer', () => `/customers/${made.customerId}`, (page) => page.getByText('Nobody has rights').waitFor()],
  ['profile', () => `/customers/${made.customerId}/profile`, (page) => page.getByText('Tenant id').waitFor()],
  [
    'profile form',
    () => `/customers/${made.customerId}/profile`,
    async (page) => {
      await page.getByRole('button', { name: 'Edit profile' }).click()
      await page.getByLabel('Company name').waitFor()
    },
  ],
  [
    'activity',
    () => `/customers/${made.customerId}/activity`,
    (page) =>
      page
        .getByText(/\d+ fields/)
        .first()
        .waitFor(),
  ],
  [
    'order',
    () => `/customers/${made.customerId}`,
    async (page) => {
      await page.getByRole('button', { name: 'Order subscriptions' }).click()
      await page.getByRole('checkbox').first().waitFor()
    },
  ],
  ['sign-in', () => '/sign-in', (page) => page.getByLabel('Sign-in name').waitFor()],
  ['API keys', () => '/settings/api-keys', (page) => page.getByText('Invoicing').waitFor()],
  [
    'a new API key',
    () => '/settings/api-keys',
    async (page) => {
      await page.getByRole('button', { name: 'Add API key' }).click()
      await page.getByRole('checkbox', { name: /Admin agent/ }).waitFor()
    },
  ],
  ['settings', () => '/settings', (page) => page.getByText('https://hooks.example.com/csp').waitFor()],
  [
    'webhook',
    () => `/settings/webhooks/${made.webhookId}`,
    (page) => page.getByText('Test', { exact: true }).waitFor(),
  ],
  ['nothing', () => '/settings/nothing', (page) => page.getByText('There is nothing here').waitFor()],
]

/** What depends on the window's width is laid out in the next frames, of which a busy machine draws few. */
const settledOverflow = async (page: Page): Promise<number> => {
  const deadline = performance.now() + 3_000
  for (;;) {
    await page.evaluate('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))')
    const overflow = Math.max(0, await overflowOf(page))
    if (overflow === 0 || performance.now() > deadline) return overflow
  }
}

/** Fits every window; axe finds nothing on the desktop, and on a phone, where pages are laid out anew. */
const expectSound = async (page: Page, find = violationsOn): Promise<void> => {
  for (const size of sizes) {
    await page.setViewportSize(size)
    const overflow = await settledOverflow(page)
    expect({ size, overflow }).toEqual({ size, overflow: 0 })
    if (size.width <= desktop.width) expect(await find(page)).toEqual([])
  }
}

/** Only colours are other ones in the dark. */
const expectSoundInTheDark = async (page: Page): Promise<void> => {
  expect(await violationsOn(page)).toEqual([])
  expect(await overflowOf(page)).toBeLessThanOrEqual(0)
}

describe.each([
  ['light', expectSound],
  ['dark', expectSoundInTheDark],
] as const)('%s', (colorScheme, expectIt) => {
  for (const [name, path, arrive] of views) {
    inBrowser(`axe finds nothing on ${name}, which fits its window`, async () => {
      const page = await pages.open(path(), { colorScheme, viewport: desktop })
      await arrive(page)
      await expectIt(page)
    })
  }
  inBrowser('axe finds nothing on any further step of adding a customer', async () => {
    const page = await pages.open('/customers/new', { colorScheme, viewport: desktop })
    await goToReview(page, { companyName: `Coffee ${colorScheme}` })
    await expectIt(page)
    await page.goBack()
    await page.getByRole('heading', { name: 'Basket' }).waitFor()
    await expectIt(page)
    await next(page)
    await page.getByRole('button', { name: 'Create customer' }).click()
    await page.getByRole('button', { name: 'Show password' }).waitFor()
    await expectIt(page)
  })
})

describe('from right to left', () => {
  for (const [name, path, arrive] of views) {
    inBrowser(`${name} fits its window`, async () => {
      const page = await pages.open('/healthz', { viewport: { width: 400, height: 800 } })
      await page.route('**/*', async (route) => {
        if (route.request().resourceType() !== 'document') return route.fallback()
        const response = await route.fetch()
        await route.fulfill({ response, body: (await response.text()).replace('<html', '<html dir="rtl"') })
      })
      await page.goto(gateway.url + path())
      await arrive(page)
      expect(await page.evaluate('getComputedStyle(document.querySelector("h1, h2")).direction')).toBe('rtl')
      expect(await overflowOf(page)).toBeLessThanOrEqual(0)
    })
  }
})

const beingRead: readonly [string, () => string][] = [
  ['overview', () => '/'],
  ['customers', () => '/customers'],
  ['account info', () => '/customers/new'],
  ['customer', () => `/customers/${made.customerId}`],
  ['profile', () => `/customers/${made.customerId}/profile`],
  ['activity', () => `/customers/${made.customerId}/activity`],
  ['API keys', () => '/settings/api-keys'],
  ['settings', () => '/settings'],
  ['webhook', () => `/settings/webhooks/${made.webhookId}`],
]

/** A page has its heading when it has been read. */
const violationsWhileRead = async (page: Page): Promise<string[]> =>
  (await violationsOn(page)).filter((violation) => !violation.startsWith('page-has-heading-one'))

describe('while it is read', () => {
  for (const [name, path] of beingRead) {
    inBrowser(`axe finds nothing on ${name}, which fits its window`, async () => {
      const page = await pages.open('/healthz', { viewport: desktop })
      // An answer that does not come, as from a gateway far away.
      await page.route('**/graphql', () => undefined)
      const asked = page.waitForRequest('**/graphql')
      await page.goto(gateway.url + path())
      await asked
      await expectSound(page, violationsWhileRead)
    })
  }
})
