import { afterAll, afterEach, beforeAll, test } from '@jest/globals'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { chromiumPath, launchBrowser } from './browser.js'
import type { TestGateway } from './gateway.js'

/** A test that needs Chromium; CI must have one, and fails without. The title says what is missing elsewhere. */
export const inBrowser = (title: string, work: () => Promise<void>, timeoutMs = 60_000): void => {
  const run = chromiumPath || process.env.CI ? test : test.skip
  run(`${title} (needs Chromium)`, work, timeoutMs)
}

export interface TestConsole {
  /** A page of the console in a window of its own, at a path of the gateway. */
  open(path: string, options?: BrowserContextOptions): Promise<Page>
  /** What went wrong in any page, or was asked of another origin. */
  readonly problems: readonly string[]
}

const actionTimeoutMs = 10_000

/**
 * A browser for the file's tests. Each page has a context of its own: nothing is shared, as between two people.
 *
 * @param otherOrigins where pages may go besides the gateway
 */
export const aConsole = (gateway: TestGateway, otherOrigins: () => readonly string[] = () => []): TestConsole => {
  const running: { browser?: Browser } = {}
  const problems: string[] = []
  beforeAll(async () => {
    if (chromiumPath || process.env.CI) running.browser = await launchBrowser()
  }, 30_000)
  afterEach(async () => {
    for (const context of running.browser?.contexts() ?? []) await context.close()
    problems.length = 0
  })
  afterAll(async () => {
    await running.browser?.close()
  })
  const open = async (path: string, options: BrowserContextOptions = {}): Promise<Page> => {
    if (!running.browser) throw new Error('There is no browser.')
    const context = await running.browser.newContext({
      locale: 'en-US',
      viewport: { width: 1280, height: 900 },
      reducedMotion: 'reduce',
      ...options,
    })
    context.setDefaultTimeout(actionTimeoutMs)
    const page = await context.newPage()
    watch(page, [gateway.url, ...otherOrigins()], problems)
    await page.goto(gateway.url + path)
    return page
  }
  return { open, problems }
}

const watch = (page: Page, origins: readonly string[], problems: string[]): void => {
  page.on('pageerror', (error) => problems.push(error.message))
  page.on('console', (message) => {
    // A request that a test cuts off is reported by the browser; the test says what the page makes of it.
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
      problems.push(message.text())
  })
  page.on('request', (request) => {
    const isKnown = /^(data|blob):/.test(request.url()) || origins.some((origin) => request.url().startsWith(origin))
    if (!isKnown) problems.push(request.url())
  })
}
