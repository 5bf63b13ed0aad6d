import { generate } from 'selfsigned'

/** In PEM. */
export interface Certificate {
  readonly cert: string
  readonly key: string
}

type Options = NonNullable<Parameters<typeof generate>[1]>

/** An authority of the test's own, whom nobody trusts who was not told to. */
export const anAuthority = (name: string): Promise<Certificate> =>
  issue(name, {
    extensions: [
      { name: 'basicConstraints', cA: true },
      { name: 'keyUsage', keyCertSign: true },
    ],
  })

interface ServerOptions {
  readonly host?: string
  readonly expiredAt?: Date
  /** Left out: it is signed by itself. */
  readonly authority?: Certificate
}

export const aServerCertificate = ({ host = 'localhost', expiredAt, authority }: ServerOptions): Promise<Certificate> =>
  issue(host, {
    extensions: [{ name: 'subjectAltName', altNames: [{ type: 2, value: host }] }],
    ...(authority && { ca: { ...authority } }),
    ...(expiredAt && { notBeforeDate: new Date(expiredAt.getTime() - 86_400_000), notAfterDate: expiredAt }),
  })

const issue = async (name: string, options: Options): Promise<Certificate> => {
  const subject = [{ name: 'commonName', value: name }]
  const { cert, private: key } = await generate(subject, { keyType: 'ec', algorithm: 'sha256', ...options })
  return { cert, key }
}
