import { describe, expect, test } from '@jest/globals'
import { chromiumPath, launchBrowser } from '../../support/browser.js'
import { aGateway } from '../../support/gateway.js'

const gateway = aGateway()

describe('the REST reference', () => {
  test('is served with all its files, under a policy without inline scripts', async () => {
    const response = await fetch(`${gateway.url}/v1/reference/`)
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8')
    expect(response.headers.get('content-security-policy')).toContain("script-src 'self';")
    const files = [...(await response.text()).matchAll(/(?:src|href)="([^"]+)"/g)].map(([, file]) => file)
    expect(files.length).toBeGreaterThan(2)
    for (const file of files) expect((await fetch(gateway.url + file)).status).toBe(200)
  })

  // A browser is needed to see what the page's scripts load.
  const inBrowser = chromiumPath || process.env.CI ? test : test.skip

  inBrowser(
    'shows the operations in a browser, with nothing from another origin (needs Chromium)',
    async () => {
      const browser = await launchBrowser()
      try {
        const page = await browser.newPage()
        const elsewhere: string[] = []
        const problems: string[] = []
        page.on('request', (request) => {
          if (!/^(data|blob):/.test(request.url()) && !request.url().startsWith(gateway.url))
            elsewhere.push(request.url())
        })
        page.on('pageerror', (error) => problems.push(error.message))
        page.on('console', (message) => {
          if (message.type() === 'error') problems.push(message.text())
        })
        await page.goto(`${gateway.url}/v1/reference`)
        await page.locator('#operations-Customers-createCustomer').click()
        await page.getByText('MS-CorrelationId').first().waitFor()
        expect(elsewhere).toEqual([])
        expect(problems).toEqual([])
      } finally {
        await browser.close()
      }
    },
    60_000,
  )
})
