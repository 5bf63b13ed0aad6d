import type { Page } from 'playwright-core'

interface SeedExample {
  readonly companyName?: string
  readonly domain?: string
}

/** The first step, filled in with the seed's example. */
export const fillAccount = async (page: Page, { companyName = 'Fourth Coffee', domain }: SeedExample = {}) => {
  await page.getByLabel('Company name').fill(companyName)
  if (domain) await page.getByRole('textbox', { name: 'Domain' }).fill(domain)
  await page.getByLabel('Address line 1').fill('One Microsoft Way')
  await page.getByLabel('City').fill('Redmond')
  await page.getByLabel('State').selectOption('WA')
  await page.getByLabel('ZIP code').fill('98052')
  await page.getByLabel('First name').fill('Dave')
  await page.getByLabel('Last name').fill('Smith')
  await page.getByLabel('E-mail').fill('dave@fourthcoffee.example.com')
}

export const next = (page: Page): Promise<void> => page.getByRole('button', { name: 'Next', exact: true }).click()

/** From the first step to the review, with Microsoft Azure in the basket. */
export const goToReview = async (page: Page, example: SeedExample = {}): Promise<void> => {
  await fillAccount(page, example)
  await next(page)
  await page.getByRole('checkbox', { name: /Microsoft Azure/ }).check()
  await next(page)
  await page.getByRole('button', { name: 'Create customer' }).waitFor()
}
