import { NotSignedIn } from './not-signed-in.js'

/** Issuers' tokens with many groups in them come to 4 kB. */
const tokenLengthMax = 8_192

/**
 * The token of "Bearer ..." (RFC 6750); undefined where there is no such header.
 *
 * @throws NotSignedIn when the header is something else: what somebody shows is never passed over
 */
export const bearerTokenOf = (header: string | undefined): string | undefined => {
  if (header === undefined) return undefined
  if (header.length > tokenLengthMax) throw new NotSignedIn('the token is too long')
  const token = /^Bearer +([\w\-.~+/]+=*) *$/i.exec(header)?.[1]
  if (!token) throw new NotSignedIn('the Authorization header has no bearer token')
  return token
}
