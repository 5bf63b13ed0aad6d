import { lookup } from 'node:dns'
import type { LookupFunction } from 'node:net'
import type { Issue } from '../../shared/issue.js'
import { settlesWithin } from '../../shared/settles-within.js'
import { findUrlIssues, notPublic } from './webhook.rules.js'
import { hostOf, isPublicAddress } from './webhook-address.rules.js'

/** Where deliveries may go. */
export interface WebhookNetwork {
  /** Also http, and addresses that are not of the public internet: for tests and closed networks. */
  readonly isPrivateAllowed: boolean
  /** How names are resolved. */
  readonly lookup: LookupFunction
}

/** What is allowed unless it is configured otherwise. */
export const publicInternet: WebhookNetwork = { isPrivateAllowed: false, lookup }

/** How long registering waits for a name to be resolved. */
const lookupMaxMs = 2_000

/**
 * What stands against sending to a URL. A name that cannot be resolved now is let pass: it may be so tomorrow, and
 * each connection looks again at the address that it really goes to.
 */
export const findTargetIssues = async (network: WebhookNetwork, text: string): Promise<Issue[]> => {
  const found = findUrlIssues(text, network.isPrivateAllowed)
  if (found.length > 0 || network.isPrivateAllowed) return found
  const host = hostOf(new URL(text))
  const addresses = await resolve(network.lookup, host)
  return addresses.every(isPublicAddress) ? [] : [notPublic(host)]
}

const resolve = async (lookup: LookupFunction, host: string): Promise<readonly string[]> => {
  let addresses: readonly string[] = []
  const resolving = new Promise<void>((done) => {
    lookup(host, { all: true }, (error, found) => {
      if (!error) addresses = typeof found === 'string' ? [found] : found.map(({ address }) => address)
      done()
    })
  })
  await settlesWithin(resolving, lookupMaxMs)
  return addresses
}
