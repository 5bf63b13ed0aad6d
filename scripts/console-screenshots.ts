/**
 * Takes the pictures in docs/console: each page in light and dark, on a desk and on a telephone. It starts a gateway of
 * its own on a new database, with customers that look like some. Needs Chromium.
 *
 *     npm run console:screenshots
 *     npm run console:screenshots -- customers sign-in      # only these
 */
import 'reflect-metadata'
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BrowserContextOptions, Page } from 'playwright-core'
import {
  CreateApiKeyDocument,
  CreateCustomerDocument,
  GrantSubscriptionAccessDocument,
  RegisterWebhookDocument,
  SendTestEventDocument,
} from '../src/client/generated/graphql.js'
import { startGateway } from '../src/gateway.js'
import { readConfiguration } from '../src/server/configuration.js'
import { projectFile } from '../src/shared/project-file.js'
import { launchBrowser } from '../test/support/browser.js'
import { aCustomer, azure, office365E3 } from '../test/support/builders.js'
import { ask } from '../test/support/http.js'
import type { CreatedCustomer } from '../test/support/outcomes.js'
import { fillAccount, goToReview, next } from '../test/support/wizard.js'

const folder = projectFile('docs/console')

const companies = [
  ['Northwind Traders', 'northwindtraders'],
  ['Contoso', 'contososales'],
  ['Fabrikam Residences', 'fabrikamresidences'],
  ['Adventure Works', 'adventureworks'],
  ['Wide World Importers', 'wideworldimporters'],
  ['Tailwind Toys', 'tailwindtoys'],
  ['Litware', 'litwareinc'],
  ['Proseware', 'proseware'],
  ['Alpine Ski House', 'alpineskihouse'],
  ['Graphic Design Institute', 'graphicdesigninstitute'],
] as const

const fill = async (url: string): Promise<{ customerId: string; webhookId: string }> => {
  let customerId = ''
  for (const [place, [companyName, prefix]] of companies.entries()) {
    const subscriptions =
      place % 3 === 0 ? [{ offerId: azure }] : [{ offerId: azure }, { offerId: office365E3, quantity: 25 }]
    const variables = aCustomer({ domain: `${prefix}.onmicrosoft.com`, billing: { companyName }, subscriptions })
    const { body } = await ask(url, CreateCustomerDocument.toString(), variables)
    customerId = (body.data as { createCustomer: { customer: { id: string } } }).createCustomer.customer.id
  }
  const hook = { url: 'https://hooks.northwind.example/csp', description: 'Invoicing' }
  const { body } = await ask(url, RegisterWebhookDocument.toString(), hook)
  const webhookId = (body.data as { registerWebhook: { webhook: { id: string } } }).registerWebhook.webhook.id
  await ask(url, SendTestEventDocument.toString(), { webhookId })
  for (const [name, roles] of [
    ['Invoicing', ['HELPDESK_AGENT']],
    ['Web shop', ['SALES_AGENT']],
  ]) {
    await ask(url, CreateApiKeyDocument.toString(), { name, roles, expiresAt: null })
  }
  return { customerId, webhookId }
}

/** A customer whose administrator has one subscription and is not signed in yet. */
const addAdministrator = async (url: string): Promise<{ signInName: string; password: string }> => {
  const signInDomain = `cohovineyard${Date.now() % 1_000}.onmicrosoft.com`
  const variables = aCustomer({
    domain: signInDomain,
    billing: { companyName: 'Coho Vineyard' },
    subscriptions: [{ offerId: azure }],
  })
  const { body } = await ask(url, CreateCustomerDocument.toString(), variables)
  const { createCustomer: created } = body.data as { createCustomer: CreatedCustomer }
  const { signInName, password } = created.adminCredentials
  const subscriptionId = created.customer.subscriptions.nodes[0]?.id
  await ask(url, GrantSubscriptionAccessDocument.toString(), { subscriptionId, principal: signInName, role: 'OWNER' })
  return { signInName, password: password ?? '' }
}

const openOffers = async (page: Page): Promise<void> => {
  await fillAccount(page)
  await next(page)
  await page.getByRole('checkbox', { name: /Microsoft Azure/ }).check()
}

type Arrive = (page: Page) => Promise<unknown>

const pagesOf = ({ customerId, webhookId }: { customerId: string; webhookId: string }): [string, string, Arrive][] => [
  ['overview', '/', (page) => page.getByText('Recent activity').waitFor()],
  ['customers', '/customers', (page) => page.getByRole('table').waitFor()],
  ['account', '/customers/new', (page) => fillAccount(page)],
  ['subscriptions', '/customers/new', openOffers],
  ['review', '/customers/new', (page) => goToReview(page)],
  ['customer', `/customers/${customerId}`, (page) => page.getByText('Nobody has rights').waitFor()],
  ['profile', `/customers/${customerId}/profile`, (page) => page.getByText('Tenant id').waitFor()],
  [
    'activity',
    `/customers/${customerId}/activity`,
    (page) =>
      page
        .getByText(/\d+ fields/)
        .first()
        .waitFor(),
  ],
  ['settings', '/settings', (page) => page.getByText('Invoicing').waitFor()],
  ['api-keys', '/settings/api-keys', (page) => page.getByText('Web shop').waitFor()],
  ['sign-in', '/sign-in', (page) => page.getByLabel('Sign-in name').waitFor()],
  ['webhook', `/settings/webhooks/${webhookId}`, (page) => page.getByText('Test', { exact: true }).waitFor()],
]

const confirm: Arrive = async (page) => {
  await goToReview(page, { companyName: `Fourth Coffee ${Date.now() % 1_000}` })
  await page.getByRole('button', { name: 'Create customer' }).click()
  await page.getByRole('button', { name: 'Show password' }).waitFor()
}

/** As a customer's administrator signs in for the first time, up to their own page. */
const signInAsCustomer =
  (url: string): Arrive =>
  async (page) => {
    const { signInName, password } = await addAdministrator(url)
    await page.getByLabel('Sign-in name').fill(signInName)
    await page.getByLabel(/^Password/).fill(password)
    await page.getByRole('button', { name: 'Sign in', exact: true }).click()
    await page
      .getByLabel(/^New password/)
      .first()
      .fill('correct horse battery staple')
    await page.getByLabel('New password again').fill('correct horse battery staple')
    await page.getByRole('button', { name: 'Save and sign in' }).click()
    await page.getByText('Owner', { exact: true }).waitFor()
  }

const wanted = process.argv.slice(2)

const devices: readonly [string, BrowserContextOptions][] = [
  ['desktop', { viewport: { width: 1280, height: 820 } }],
  ['phone', { viewport: { width: 390, height: 780 }, hasTouch: true }],
]

const picture = async (url: string): Promise<void> => {
  const browser = await launchBrowser()
  try {
    const all: [string, string, Arrive][] = [
      ...pagesOf(await fill(url)),
      ['confirmation', '/customers/new', confirm],
      ['own-company', '/sign-in', signInAsCustomer(url)],
    ]
    for (const [device, options] of devices) {
      for (const colorScheme of ['light', 'dark'] as const) {
        for (const [name, path, arrive] of all.filter(([one]) => wanted.length === 0 || wanted.includes(one))) {
          const context = await browser.newContext({
            ...options,
            colorScheme,
            locale: 'en-US',
            reducedMotion: 'reduce',
          })
          const page = await context.newPage()
          await page.goto(url + path)
          await arrive(page)
          // Not until the network is idle: the stream of events never is.
          await page.waitForTimeout(500)
          await page.evaluate('window.scrollTo(0, 0)')
          await page.waitForTimeout(300)
          await page.screenshot({ path: join(folder, `${name}-${device}-${colorScheme}.png`) })
          await context.close()
        }
      }
    }
  } finally {
    await browser.close()
  }
}

const run = async (): Promise<void> => {
  await mkdir(folder, { recursive: true })
  const data = await mkdtemp(join(tmpdir(), 'csp-gateway-pictures-'))
  const DATABASE_URL = `file:${join(data, 'gateway.db')}`
  const gateway = await startGateway(readConfiguration({ PORT: '0', LOG_LEVEL: 'silent', DATABASE_URL }))
  try {
    await picture(gateway.url)
  } finally {
    await gateway.close()
    await rm(data, { recursive: true })
  }
}

await run()
