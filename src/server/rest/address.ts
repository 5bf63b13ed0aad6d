const restPrefix = /^\/+(?:v1|webhooks\/+v1)(?=[/?]|$)/

/** Whether an address, as it came, is of the REST door. */
export const isRestAddress = (url: string): boolean => restPrefix.test(url)

/**
 * Clients put a "/v1/" before a link that begins with a slash, or has one already, and end addresses with a slash:
 * "/v1//customers", "/v1//v1/customers" and "/v1/customers/" are all "/v1/customers". One page of Partner Center's
 * documentation prints a filter behind a second question mark.
 */
export const tidyRestAddress = (url: string): string => {
  if (!isRestAddress(url)) return url
  const at = url.indexOf('?')
  const [path, query] = at < 0 ? [url, ''] : [url.slice(0, at), url.slice(at + 1).replace('?filter=', '&filter=')]
  const tidy = path
    .replace(/\/{2,}/g, '/')
    .replace(/^(?:\/v1)+(?=\/|$)/, '/v1')
    .replace(/(?<=.)\/$/, '')
  return query ? `${tidy}?${query}` : tidy
}
