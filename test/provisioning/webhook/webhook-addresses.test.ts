import type { LookupFunction } from 'node:net'
import { describe, expect, test } from '@jest/globals'
import { RegisterWebhookDocument, SendTestEventDocument } from '../../../src/client/generated/graphql.js'
import { eventually } from '../../support/eventually.js'
import { aGateway } from '../../support/gateway.js'
import { codesOf, rejected, succeeded } from '../../support/outcomes.js'
import { aReceiver } from '../../support/receiver.js'
import { deliveryOf, register } from '../../support/webhooks.js'

const publicAddress = '93.184.215.14'

/** What each name resolves to; tests change it. */
const names: Record<string, string[]> = {
  'private.example.com': ['127.0.0.1'],
  'half.example.com': [publicAddress, '10.0.0.1'],
  'six.example.com': ['::ffff:127.0.0.1'],
  'rebinding.example.com': [publicAddress],
}

const lookup: LookupFunction = (host, { all }, done) => {
  const addresses = (names[host] ?? []).map((address) => ({ address, family: address.includes(':') ? 6 : 4 }))
  const [first] = addresses
  if (!first) return done(Object.assign(new Error(`no ${host}`), { code: 'ENOTFOUND' }), '')
  if (all) return done(null, addresses)
  done(null, first.address, first.family)
}

const gateway = aGateway({}, { lookup, dispatchIntervalMs: 20 })
const receiver = aReceiver()

const issuesOf = async (url: string) =>
  codesOf(rejected((await gateway.run(RegisterWebhookDocument, { url })).registerWebhook))

describe('an address that is not of the public internet is refused at registering', () => {
  test.each([
    ['loopback', '127.0.0.1'],
    ['loopback in short', '127.1'],
    ['decimal', '2130706433'],
    ['octal', '0177.0.0.1'],
    ['hexadecimal', '0x7f.0x0.0x0.0x1'],
    ['other digits', '①②⑦.0.0.1'],
    ['this host', '0.0.0.0'],
    ['private A', '10.1.2.3'],
    ['private B', '172.16.0.1'],
    ['private C', '192.168.1.1'],
    ['link-local, where clouds keep their secrets', '169.254.169.254'],
    ['carrier-grade NAT', '100.64.0.1'],
    ['benchmark', '198.18.0.1'],
    ['multicast', '224.0.0.1'],
    ['broadcast', '255.255.255.255'],
    ['IPv6 loopback', '[::1]'],
    ['IPv6 unspecified', '[::]'],
    ['IPv6 link-local', '[fe80::1]'],
    ['IPv6 unique local', '[fd00::1]'],
    ['IPv6 multicast', '[ff02::1]'],
    ['IPv4 mapped', '[::ffff:127.0.0.1]'],
    ['IPv4 compatible', '[::127.0.0.1]'],
    ['NAT64', '[64:ff9b::127.0.0.1]'],
    ['local NAT64', '[64:ff9b:1::127.0.0.1]'],
    ['6to4', '[2002:7f00:1::]'],
    ['Teredo', '[2001:0:4136:e378:8000:63bf:3fff:fdd2]'],
    ['localhost', 'localhost'],
    ['localhost with a dot', 'LOCALHOST.'],
    ['below localhost', 'hooks.localhost'],
    ['a name that resolves to loopback', 'private.example.com'],
    ['a name with one private address', 'half.example.com'],
    ['a name that resolves to a mapped address', 'six.example.com'],
  ])('%s: %s', async (_what, host) => {
    expect(await issuesOf(`https://${host}/hooks`)).toEqual(['NOT_SUPPORTED url'])
  })
})

test('public addresses pass, and so do names that cannot be resolved now', async () => {
  for (const host of [publicAddress, '[2606:4700::1111]', 'rebinding.example.com', 'later.example.com']) {
    await register(gateway, { url: `https://${host}/hooks` })
  }
})

test('a name that resolves to loopback after it was registered is not connected to', async () => {
  names['rebinding.example.com'] = [publicAddress]
  const { port } = new URL(receiver.url)
  const { id } = await register(gateway, { url: `https://rebinding.example.com:${port}/hooks` })
  names['rebinding.example.com'] = ['127.0.0.1']
  const { sendTestEvent } = await gateway.run(SendTestEventDocument, { webhookId: id })
  const { event } = succeeded(sendTestEvent) as { event: { id: string } }
  const tried = await eventually(async () => {
    const delivery = await deliveryOf(gateway, id, event.id)
    return delivery?.failure ? delivery : null
  })
  expect(tried).toMatchObject({ status: 'PENDING', responseStatus: null, failure: 'the address is not allowed' })
  expect(receiver.received).toEqual([])
})

test('an address in the database itself is looked at as well', async () => {
  const { id } = await register(gateway, { url: 'https://later.example.com/' })
  const { port } = new URL(receiver.url)
  for (const url of [`https://127.0.0.1:${port}/`, `http://127.0.0.1:${port}/`, `https://[::ffff:7f00:1]:${port}/`]) {
    await gateway.inStorage((storage) => storage.write((tx) => tx.webhook.update({ where: { id }, data: { url } })))
    const { sendTestEvent } = await gateway.run(SendTestEventDocument, { webhookId: id })
    const { event } = succeeded(sendTestEvent) as { event: { id: string } }
    const failure = await eventually(async () => (await deliveryOf(gateway, id, event.id))?.failure)
    expect(failure).toBe('the address is not allowed')
  }
  expect(receiver.received).toEqual([])
})
