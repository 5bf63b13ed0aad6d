import { describe, expect, test } from '@jest/globals'
import { chromiumPath, launchBrowser } from '../support/browser.js'
import { aGateway } from '../support/gateway.js'
import { createCustomer } from '../support/outcomes.js'

const gateway = aGateway()

const open = () => fetch(`${gateway.url}/graphql`, { headers: { accept: 'text/html,application/xhtml+xml' } })

describe('the playground', () => {
  test('is served to browsers at /graphql, under a policy without inline scripts', async () => {
    const response = await open()
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8')
    expect(response.headers.get('content-security-policy')).toContain("script-src 'self';")
    const page = await response.text()
    expect(page).toContain('<title>csp-gateway playground</title>')
    expect(page).not.toMatch(/(src|href)="(https?:)?\/\//)
  })

  test('has every file that its page names', async () => {
    const page = await (await open()).text()
    const files = [...page.matchAll(/(?:src|href)="(\/[^"]+)"/g)].map(([, file]) => file)
    expect(files.length).toBeGreaterThan(1)
    for (const file of files) expect((await fetch(gateway.url + file)).status).toBe(200)
  })

  // A browser is needed to see what the page's scripts load.
  const inBrowser = chromiumPath || process.env.CI ? test : test.skip

  inBrowser(
    'creates the example customer in a browser, with nothing from another origin and no password kept (needs Chromium)',
    async () => {
      const browser = await launchBrowser()
      try {
        const page = await browser.newPage()
        const elsewhere: string[] = []
        page.on('request', (request) => {
          if (
            !request.url().startsWith(gateway.url) &&
            !request.url().startsWith('data:') &&
            !request.url().startsWith('blob:')
          )
            elsewhere.push(request.url())
        })
        const problems: string[] = []
        page.on('pageerror', (error) => problems.push(error.message))
        page.on('console', (message) => {
          if (message.type() === 'error') problems.push(message.text())
        })
        await page.goto(`${gateway.url}/graphql`)
        await page.locator('.graphiql-editor-tool').filter({ hasText: 'Fourth' }).waitFor()
        await page.getByRole('button', { name: /execute query/i }).click()
        await page.locator('.result-window').filter({ hasText: 'createCustomer' }).waitFor()
        await page.getByRole('button', { name: /show documentation/i }).click()
        await page.getByText('Root Types').waitFor()
        const customer = await gateway.ask('{ customer(by: { domain: "fourthcoffee.onmicrosoft.com" }) { id } }')
        expect(customer.body.data?.customer).not.toBeNull()
        const kept = await page.evaluate('JSON.stringify(localStorage) + JSON.stringify(sessionStorage)')
        expect(kept).not.toContain('ISSUED')
        expect(await page.evaluate('indexedDB.databases().then((found) => found.length)')).toBe(0)
        expect(elsewhere).toEqual([])
        expect(problems).toEqual([])
      } finally {
        await browser.close()
      }
    },
    60_000,
  )

  inBrowser(
    'follows events in a browser (needs Chromium)',
    async () => {
      const browser = await launchBrowser()
      try {
        const page = await browser.newPage()
        await page.goto(`${gateway.url}/graphql`)
        await page.locator('.graphiql-editor-tool').filter({ hasText: 'Fourth' }).waitFor()
        await page.getByRole('tab', { name: 'Events' }).click()
        // At once, as fast hands do.
        const opened = page.waitForResponse((response) =>
          (response.headers()['content-type'] ?? '').includes('event-stream'),
        )
        await page.getByRole('button', { name: /execute query/i }).click()
        await opened
        await createCustomer(gateway)
        await page.locator('.result-window').filter({ hasText: 'CUSTOMER_CREATED' }).waitFor()
        await page.getByRole('button', { name: /stop query/i }).click()
      } finally {
        await browser.close()
      }
    },
    60_000,
  )
})
