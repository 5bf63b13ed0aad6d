/** What the driver's types leave out. */
declare module 'pg/lib/utils.js' {
  /** A value as the server takes it, or as bytes. */
  export const prepareValue: (value: unknown) => string | Buffer | null
}
