import { lookup } from 'node:dns'
import type { LookupFunction } from 'node:net'
import type { Issue } from '../../shared/issue.js'
import { settlesWithin } from '../../shared/settles-within.js'
import { findUrlIssues, notPublic } from './webhook.rules.js'
import { hostOf, isPrivateHost, isPublicAddress } from './webhook-address.rules.js'

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

/** A connection that must not be made. */
export class AddressNotAllowed extends Error {
  override readonly name = 'AddressNotAllowed'
}

/**
 * Resolves a name for a connection, which goes to these addresses and no others: whatever the name was a moment ago.
 * An address in a URL is not resolved; {@link requireAllowed} is for those.
 */
export const guardedLookup =
  ({ isPrivateAllowed, lookup }: WebhookNetwork): LookupFunction =>
  (host, options, done) =>
    lookup(host, { ...options, all: true }, (error, found) => {
      if (error) return done(error, '')
      const addresses = typeof found === 'string' ? [] : found
      const [first] = addresses
      if (!first || !(isPrivateAllowed || addresses.every(({ address }) => isPublicAddress(address)))) {
        return done(new AddressNotAllowed(), '')
      }
      if (options.all) return done(null, addresses)
      done(null, first.address, first.family)
    })

/** @throws AddressNotAllowed when nothing may be sent to the URL, by what can be seen of it */
export const requireAllowed = (url: URL, { isPrivateAllowed }: WebhookNetwork): void => {
  if (isPrivateAllowed) return
  if (url.protocol !== 'https:' || isPrivateHost(hostOf(url))) throw new AddressNotAllowed()
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
