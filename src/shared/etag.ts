/** The opaque mark of one version of one thing. */
export const etagOf = ({ id, version }: { id: string; version: number }): string =>
  Buffer.from(`${id}/${version}`).toString('base64url')
