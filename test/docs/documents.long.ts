import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import { extname, join } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { chromiumPath, launchBrowser } from '../support/browser.js'
import { azure } from '../support/builders.js'
import { prepareFolder, runShell } from '../support/document-programs.js'
import { describeDocuments } from '../support/document-tests.js'
import { blocksOf } from '../support/fenced-blocks.js'
import { aFolder } from '../support/folder.js'
import { aGateway } from '../support/gateway.js'
import { createCustomer } from '../support/outcomes.js'

const react = 'docs/recipes/react.md'

describeDocuments([react])

/** The gateway has to know it before it starts. */
const port = 20_000 + (process.pid % 10_000)
const origin = `http://127.0.0.1:${port}`
const gateway = aGateway({ CORS_ORIGINS: origin })
const folder = aFolder()
const types: Record<string, string> = { '.html': 'text/html', '.js': 'text/javascript' }
let server: Server

beforeAll(async () => {
  const place = folder.file('page')
  const blocks = blocksOf(react).filter(({ notRun }) => notRun === undefined)
  await prepareFolder(place, gateway.url, blocks)
  const commands = blocks.filter(({ language }) => language === 'sh')
  expect((await runShell(commands, { folder: place, url: gateway.url })).status).toBe(0)
  server = createServer(async (request, response) => {
    const path = request.url === '/' ? '/index.html' : `${request.url}`
    const file = await readFile(join(place, 'dist', path)).catch(() => undefined)
    response.writeHead(file ? 200 : 404, { 'content-type': types[extname(path)] ?? 'text/plain' }).end(file)
  }).listen(port, '127.0.0.1')
  await once(server, 'listening')
}, 120_000)

afterAll(() => {
  server.close()
  server.closeAllConnections()
})

// A browser is needed to see that it runs in one.
const inBrowser = chromiumPath || process.env.CI ? test : test.skip

inBrowser(
  'the page of the recipe shows customers, and those that come while it is open (needs Chromium)',
  async () => {
    await createCustomer(gateway, { billing: { companyName: 'Fourth Coffee' } })
    const chromium = await launchBrowser()
    try {
      const page = await chromium.newPage()
      await page.goto(origin)
      await page.getByText('Fourth Coffee').waitFor()
      // The stream of events may not be open yet: the second one of these comes when it is.
      for (const companyName of ['Fifth Coffee', 'Sixth Coffee']) {
        await createCustomer(gateway, { billing: { companyName }, subscriptions: [{ offerId: azure }] })
        await page.waitForTimeout(1_000)
      }
      await page.getByText('Sixth Coffee').waitFor()
      expect(await page.getByRole('row').count()).toBe(3)
    } finally {
      await chromium.close()
    }
  },
  60_000,
)
