import { readdir, readFile, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { Decrypter } from 'age-encryption'
import { azure } from './builders.js'
import { linesOf } from './cli.js'

export const headings = [
  ...['domain', 'companyName', 'email', 'country', 'state', 'city', 'addressLine1', 'postalCode'],
  ...['firstName', 'lastName', 'subscriptions'],
]

/** The cells of a row that passes; what is given is changed. */
export const aRow = (changes: Readonly<Record<string, string>>): string[] => {
  const row: Readonly<Record<string, string>> = {
    companyName: 'Fourth Coffee',
    email: 'dave@fourthcoffee.example.com',
    country: 'US',
    state: 'WA',
    city: 'Redmond',
    addressLine1: 'One Microsoft Way',
    postalCode: '98052',
    firstName: 'Dave',
    lastName: 'Smith',
    subscriptions: azure,
    ...changes,
  }
  return headings.map((heading) => row[heading] ?? '')
}

const quoted = (cell: string): string => (/[",;\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)

export const csvOf = (rows: readonly (readonly string[])[], delimiter = ','): string =>
  [headings, ...rows].map((cells) => `${cells.map(quoted).join(delimiter)}\n`).join('')

/** A hundredth of the rows has a postal code that there cannot be. */
export const writeManyRows = async (path: string, count: number, prefix: string): Promise<void> => {
  const rows = Array.from({ length: count }, (_, index) =>
    aRow({ domain: `${prefix}${index}.onmicrosoft.com`, ...(index % 100 === 50 && { postalCode: '9' }) }),
  )
  await writeFile(path, csvOf(rows))
}

/** Of all parts that runs have left, as whoever has the key reads them. */
export const credentialsIn = async (path: string, identity: string): Promise<Record<string, unknown>[]> => {
  const names = await readdir(dirname(path))
  const parts = names.filter((name) => name.startsWith(`${basename(path)}.`) && name.endsWith('.age'))
  const decrypter = new Decrypter()
  decrypter.addIdentity(identity)
  const texts = parts.map(async (name) => decrypter.decrypt(await readFile(join(dirname(path), name)), 'text'))
  return (await Promise.all(texts)).flatMap(linesOf)
}

/** The last line of --json. */
export const summaryOf = (stdout: string): Record<string, unknown> =>
  linesOf(stdout).at(-1)?.summary as Record<string, unknown>
