import { AddressNotAllowed } from './webhook.network.js'

const unknownAuthority = 'it is from an authority that the gateway does not trust'

/** What is wrong with a receiver's certificate, by the code that OpenSSL or Node gives it. */
const certificateFaults: Readonly<Record<string, string>> = {
  CERT_HAS_EXPIRED: 'it has expired',
  CERT_NOT_YET_VALID: 'it is not valid yet',
  CERT_REVOKED: 'it was revoked',
  CERT_SIGNATURE_FAILURE: 'its signature is wrong',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'it is signed by itself',
  ERR_TLS_CERT_ALTNAME_INVALID: 'it is for another name',
  SELF_SIGNED_CERT_IN_CHAIN: unknownAuthority,
  UNABLE_TO_GET_ISSUER_CERT: unknownAuthority,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: unknownAuthority,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: unknownAuthority,
}

/** Why there is no answer, in a few words for whoever registered the webhook. */
export const describeFailure = (error: unknown): string => {
  if (error instanceof AddressNotAllowed) return 'the address is not allowed'
  const { code = 'the connection failed' } = error as NodeJS.ErrnoException
  const fault = certificateFaults[code]
  if (fault) return `the certificate is refused: ${fault} (${code})`
  return `no answer: ${code}`
}
