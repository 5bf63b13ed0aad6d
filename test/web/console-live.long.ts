import { afterEach, expect } from '@jest/globals'
import { RenameSubscriptionDocument } from '../../src/client/generated/graphql.js'
import { azure } from '../support/builders.js'
import { aConsole, inBrowser } from '../support/console.js'
import { aGateway } from '../support/gateway.js'
import { createCustomer, createSubscription, succeeded } from '../support/outcomes.js'

const gateway = aGateway({ EVENT_STREAMS_MAX: '1' })
const pages = aConsole(gateway)

/** Streams that are cut off on purpose leave lines in the browser's log. */
const isCut = (problem: string) => /ERR_|Failed to fetch/.test(problem)

afterEach(() => expect(pages.problems.filter((problem) => !isCut(problem))).toEqual([]))

/** A page with its stream open: what happens from now on it is told. */
const openFollowing = async (path: string) => {
  const page = await pages.open('/healthz')
  const followed = page.waitForResponse(
    (response) => response.headers()['content-type']?.startsWith('text/event-stream') ?? false,
  )
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
