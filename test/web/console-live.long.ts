import { afterEach, expect } from '@jest/globals'
import type { Request, Response } from 'playwright-core'
import { CustomerTableDocument, RenameSubscriptionDocument } from '../../src/client/generated/graphql.js'
import { azure } from '../support/builders.js'
import { aConsole, inBrowser } from '../support/console.js'
import { aGateway } from '../support/gateway.js'
import { createCustomer, createSubscription, succeeded } from '../support/outcomes.js'

const gateway = aGateway({ EVENT_STREAMS_MAX: '1' })
const pages = aConsole(gateway)

/** Streams that are cut off on purpose leave lines in the browser's log. */
const isCut = (problem: string) => /ERR_|Failed to fetch/.test(problem)

afterEach(() => expect(pages.problems.filter((problem) => !isCut(problem))).toEqual([]))

const isStream = (response: Response) => response.headers()['content-type']?.startsWith('text/event-stream') ?? false

/** A page with its stream open: what happens from now on it is told. */
const openFollowing = async (path: string) => {
  const page = await pages.open('/healthz')
  const followed = page.waitForResponse(isStream)
  await page.goto(gateway.url + path)
  await followed
  return page
}

const rename = async (subscriptionId: string, friendlyName: string) =>
  succeeded((await gateway.run(RenameSubscriptionDocument, { subscriptionId, friendlyName })).renameSubscription)

inBrowser(
  'the list and a customer’s page show what somebody else does, and a closed page gives its stream back',
  async () => {
    const list = await openFollowing('/customers')
    await createCustomer(gateway, { billing: { companyName: 'Live Coffee' } })
    await list.getByRole('link', { name: 'Live Coffee' }).waitFor()
    await list.close()
    const { customerId, id } = await createSubscription(gateway, { offerId: azure })
    const page = await openFollowing(`/customers/${customerId}`)
    await page.getByRole('heading', { name: 'Microsoft Azure' }).waitFor()
    await rename(id, 'Azure of the bakery')
    await page.getByRole('heading', { name: 'Azure of the bakery' }).waitFor()
  },
)

inBrowser('what happens while a page is read for the first time is shown as well', async () => {
  const page = await pages.open('/healthz')
  const isList = (request: Request) =>
    request.postData()?.includes(CustomerTableDocument.__meta__?.documentId ?? '') ?? false
  // Answered before, and told after it: the event comes meanwhile.
  await page.route('**/graphql', async (route) => {
    if (!isList(route.request())) return route.continue()
    const response = await route.fetch()
    if (created.length === 0) created.push(await createCustomer(gateway, { billing: { companyName: 'Early Coffee' } }))
    await page.waitForTimeout(500)
    await route.fulfill({ response })
  })
  const created: unknown[] = []
  const followed = page.waitForResponse(isStream)
  await page.goto(`${gateway.url}/customers`)
  await followed
  await page.getByRole('link', { name: 'Early Coffee' }).waitFor()
})

inBrowser('a broken connection is made again, and what happened meanwhile is shown', async () => {
  const page = await openFollowing('/customers')
  await createCustomer(gateway, { billing: { companyName: 'Before Coffee' } })
  await page.getByRole('link', { name: 'Before Coffee' }).waitFor()
  await page.context().setOffline(true)
  await createCustomer(gateway, { billing: { companyName: 'Meanwhile Coffee' } })
  await page.context().setOffline(false)
  await page.getByRole('link', { name: 'Meanwhile Coffee' }).waitFor()
})

inBrowser('a page that nobody sees is not followed, and catches up when it is seen again', async () => {
  const page = await openFollowing('/customers')
  const see = (state: 'hidden' | 'visible') =>
    page.evaluate(
      `Object.defineProperty(document, 'visibilityState', { value: '${state}', configurable: true }); document.dispatchEvent(new Event('visibilitychange'))`,
    )
  await see('hidden')
  // The one place for a stream is free again.
  const other = await openFollowing('/customers')
  await other.close()
  await createCustomer(gateway, { billing: { companyName: 'Unseen Coffee' } })
  expect(await page.getByRole('link', { name: 'Unseen Coffee' }).count()).toBe(0)
  await see('visible')
  await page.getByRole('link', { name: 'Unseen Coffee' }).waitFor()
})
