import { afterEach, expect } from '@jest/globals'
import type { Page } from 'playwright-core'
import { aConsole, inBrowser } from '../support/console.js'
import { aGateway } from '../support/gateway.js'

const gateway = aGateway()
const pages = aConsole(gateway)

afterEach(() => expect(pages.problems).toEqual([]))

const done = (page: Page) => page.getByRole('button', { name: 'Done', exact: true })

inBrowser('the keyboard alone comes to the confirmation', async () => {
  const page = await pages.open('/customers/new')
  await page.getByLabel('Company name').waitFor()
  const press = async (...keys: string[]) => {
    for (const key of keys) await page.keyboard.press(key)
  }
  const tabTo = async (name: string | RegExp, role: 'button' | 'checkbox' | 'textbox' | 'combobox' = 'textbox') => {
    const wanted = await page.getByRole(role, { name }).first().elementHandle()
    for (let tabs = 0; tabs < 40; tabs += 1) {
      if (await page.evaluate((element) => element === element?.ownerDocument?.activeElement, wanted)) return
      await press('Tab')
    }
    throw new Error(`The keyboard does not come to ${name}.`)
  }
  const type = async (name: string | RegExp, text: string) => {
    await tabTo(name)
    await page.keyboard.type(text)
  }
  await type('Company name', 'Keyboard Coffee')
  await type('Address line 1', 'One Microsoft Way')
  await type('City', 'Redmond')
  await tabTo('State', 'combobox')
  await page.keyboard.type('Washington')
  await type('ZIP code', '98052')
  await type('First name', 'Dave')
  await type('Last name', 'Smith')
  await type('E-mail', 'dave@fourthcoffee.example.com')
  await tabTo('Next', 'button')
  await press('Enter')
  await page.getByRole('heading', { name: 'Basket' }).waitFor()
  await tabTo(/Microsoft Azure/, 'checkbox')
  await press('Space')
  await page.getByText('1 subscription', { exact: true }).waitFor()
  await page.getByRole('button', { name: 'Next', exact: true }).focus()
  await press('Enter')
  await page.getByRole('button', { name: 'Create customer' }).waitFor()
  await tabTo('Create customer', 'button')
  await press('Enter')
  await done(page).waitFor()
  await tabTo(/I have kept/, 'checkbox')
  await press('Space')
  await tabTo(/^Done$/, 'button')
  await press('Enter')
  await page.getByRole('heading', { level: 1, name: 'Keyboard Coffee' }).waitFor()
})
