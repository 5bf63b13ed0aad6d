import type { Page } from 'playwright-core'

/** From the console's sign-in page by way of the provider's, back to the console. */
export const signInAtProvider = async (page: Page, name: string): Promise<void> => {
  await page.getByRole('button', { name: 'Sign in with your organization' }).click()
  await page.getByLabel('Login').fill(name)
  await page.getByRole('button', { name: 'Sign in' }).click()
}
