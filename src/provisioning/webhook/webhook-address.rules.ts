import ipaddr from 'ipaddr.js'

/** All of IPv6 that is routed. The rest has forms that the library takes for unicast: ::7f00:1 is 127.0.0.1. */
const routedIPv6 = ipaddr.parseCIDR('2000::/3')

/**
 * Whether it is an address of the public internet. Everything that is not plainly so is not: private, loopback,
 * link-local, shared, multicast, reserved and test ranges, and every form of IPv6 that stands for an IPv4 address.
 */
export const isPublicAddress = (address: string): boolean => {
  if (!ipaddr.isValid(address)) return false
  const parsed = ipaddr.parse(address)
  return parsed.range() === 'unicast' && (parsed.kind() === 'ipv4' || parsed.match(routedIPv6))
}

/** The host of a URL as an address or a name: no brackets around IPv6, no dot at the end. */
export const hostOf = ({ hostname }: URL): string => hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '')

/** Whether a host is known not to be public without asking anybody; other names have to be resolved. */
export const isPrivateHost = (host: string): boolean =>
  ipaddr.isValid(host) ? !isPublicAddress(host) : /(^|\.)localhost$/.test(host)
