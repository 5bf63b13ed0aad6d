import { describe, expect, test } from '@jest/globals'
import { hostOf, isPrivateHost, isPublicAddress } from '../../../src/provisioning/webhook/webhook-address.rules.js'

describe('an address', () => {
  test.each(['8.8.8.8', '93.184.216.34', '2606:4700:4700::1111', '2001:4860:4860::8888'])('%s is public', (address) => {
    expect(isPublicAddress(address)).toBe(true)
  })

  test.each([
    ['10.0.0.1', 'is private'],
    ['127.0.0.1', 'is the machine itself'],
    ['169.254.169.254', 'is link-local'],
    ['100.64.0.1', 'is shared by a carrier’s customers'],
    ['224.0.0.1', 'is for many'],
    ['203.0.113.1', 'is for documents'],
    ['::1', 'is the machine itself'],
    ['fd00::1', 'is private'],
    ['fe80::1', 'is link-local'],
    ['::ffff:8.8.8.8', 'stands for one of IPv4'],
    ['::7f00:1', 'stands for one of IPv4'],
    ['64:ff9b::808:808', 'stands for one of IPv4'],
    ['2002:808:808::1', 'stands for one of IPv4'],
    ['4000::1', 'is not routed'],
    ['example.com', 'is a name'],
    ['', 'is nothing'],
  ])('%p is not public: it %s', (address) => {
    expect(isPublicAddress(address)).toBe(false)
  })
})

test.each([
  ['https://example.com/x', 'example.com'],
  ['https://example.com./x', 'example.com'],
  ['https://a.b.example.com:8443', 'a.b.example.com'],
  ['https://[2606:4700::1]/', '2606:4700::1'],
  ['https://8.8.8.8/', '8.8.8.8'],
])('the host of %s is %s', (url, host) => {
  expect(hostOf(new URL(url))).toBe(host)
})

describe('a host', () => {
  test.each(['127.0.0.1', '10.1.2.3', '::1', 'localhost', 'app.localhost'])('%s is private', (host) => {
    expect(isPrivateHost(host)).toBe(true)
  })

  test.each(['8.8.8.8', '2606:4700:4700::1111', 'example.com', 'notlocalhost', 'localhost.example.com'])(
    '%s is not known to be private',
    (host) => {
      expect(isPrivateHost(host)).toBe(false)
    },
  )
})
