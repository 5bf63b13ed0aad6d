/** So many wrong passwords in a row are a person who mistypes. */
const freeFailures = 4
const firstLockMs = 30_000
const longestLockMs = 3_600_000

/** A failure is forgotten after this time without another one. */
export const failureKeptForMs = 24 * 3_600_000

/** For how long nobody can try after so many failures in a row, in milliseconds: twice as long each time, up to an hour. */
export const lockMs = (failures: number): number =>
  failures <= freeFailures ? 0 : Math.min(firstLockMs * 2 ** (failures - freeFailures - 1), longestLockMs)

/** "Admin@FourthCoffee.onmicrosoft.com " → "admin@fourthcoffee.onmicrosoft.com" */
export const normaliseSignInName = (text: string): string => text.trim().toLowerCase()
