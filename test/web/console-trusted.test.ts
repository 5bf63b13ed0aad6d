import { afterEach, expect } from '@jest/globals'
import { aConsole, inBrowser } from '../support/console.js'
import { aGateway } from '../support/gateway.js'

const gateway = aGateway({ TRUSTED_DOCUMENTS: 'only' })
const pages = aConsole(gateway)

afterEach(() => expect(pages.problems).toEqual([]))

inBrowser('the console works where nothing but trusted documents is answered', async () => {
  const page = await pages.open('/customers')
  await page.getByText('No customers yet').first().waitFor()
  await page.getByRole('link', { name: 'Overview' }).first().click()
  await page.getByRole('heading', { name: 'Overview' }).waitFor()
})
