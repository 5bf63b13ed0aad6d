import { afterEach, expect } from '@jest/globals'
import { ApiKeysDocument, ViewerDocument } from '../../src/client/generated/graphql.js'
import { violationsInLightAndDark } from '../support/axe.js'
import { aConsole, inBrowser } from '../support/console.js'
import { aGateway } from '../support/gateway.js'

const gateway = aGateway()
const pages = aConsole(gateway)

afterEach(() => expect(pages.problems).toEqual([]))

inBrowser('an API key is made, shown once, used and revoked', async () => {
  const page = await pages.open('/settings')
  await page.getByRole('tab', { name: 'API keys' }).click()
  await page.getByText('No API keys yet').waitFor()
  await page.getByRole('button', { name: 'Add API key' }).click()
  await page.getByRole('textbox', { name: 'Name' }).fill('Invoicing')
  await page.getByRole('checkbox', { name: /Helpdesk agent/ }).check()
  expect(await violationsInLightAndDark(page)).toEqual([])
  await page.getByRole('button', { name: 'Create key' }).click()
  await page.getByText('It is shown this once.').waitFor()
  expect(await violationsInLightAndDark(page)).toEqual([])
  const secret = await page.locator('code').innerText()
  expect(await page.getByRole('button', { name: 'Done' }).getAttribute('aria-disabled')).toBe('true')
  expect((await gateway.as(secret).run(ViewerDocument, {})).viewer).toMatchObject({
    userName: 'key:Invoicing',
    roles: ['HELPDESK_AGENT'],
  })
  await page.getByRole('checkbox', { name: /I have kept it/ }).check()
  await page.getByRole('button', { name: 'Done' }).click()
  await page.getByText('Invoicing', { exact: true }).waitFor()
  expect(await page.evaluate('JSON.stringify([localStorage, sessionStorage])')).not.toContain(secret)
  await page.reload()
  await page.getByText(/Last used/).waitFor()
  expect(await page.getByText(secret).count()).toBe(0)
  expect(await violationsInLightAndDark(page)).toEqual([])
  await page.getByRole('button', { name: 'Revoke Invoicing' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Revoke' }).click()
  await page.getByText('Revoked', { exact: true }).waitFor()
  expect((await gateway.as(secret).ask('{ viewer { userName } }')).status).toBe(401)
})

inBrowser('a name that a key has already is refused in the dialog', async () => {
  const page = await pages.open('/settings/api-keys')
  for (const isSecond of [false, true]) {
    await page.getByRole('button', { name: 'Add API key' }).click()
    await page.getByRole('textbox', { name: 'Name' }).fill('Twice')
    await page.getByRole('checkbox', { name: /Sales agent/ }).check()
    await page.getByRole('button', { name: 'Create key' }).click()
    if (isSecond) break
    await page.getByRole('checkbox', { name: /I have kept it/ }).check()
    await page.getByRole('button', { name: 'Done' }).click()
  }
  await page.getByRole('alert').getByText(/Twice/).waitFor()
  const { apiKeys } = await gateway.run(ApiKeysDocument, {})
  expect(apiKeys.nodes.filter(({ name }) => name === 'Twice')).toHaveLength(1)
})
