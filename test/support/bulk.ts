import { readdir, readFile, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { expect } from '@jest/globals'
import { Decrypter } from 'age-encryption'
import { azure } from './builders.js'
import { type Ended, linesOf, type spawnCsp } from './cli.js'
import { eventually } from './eventually.js'

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

/** How many customers a journal says that there are. */
export const createdIn = async (journal: string): Promise<number> => {
  const text = await readFile(journal, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return ''
    throw error
  })
  return text.split('{"created":').length - 1
}

/** The most memory that a process has had so far, in megabytes. */
const peakMegabytes = async (pid: number | undefined): Promise<number> => {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '')
  return Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1_024
}

type Spawned = ReturnType<typeof spawnCsp>

/** Kills an import once its journal says that there are so many customers. */
export const killAfter = async ({ child, ended }: Spawned, journal: string, count: number): Promise<void> => {
  await eventually(async () => (await createdIn(journal)) >= count || child.exitCode !== null, 300_000)
  child.kill('SIGKILL')
  expect((await ended).status).toBeNull()
}

/** To its end, with the most memory that it has had. */
export const endWithPeak = async ({ child, ended }: Spawned): Promise<Ended & { readonly megabytes: number }> => {
  let megabytes = 0
  const timer = setInterval(async () => {
    megabytes = Math.max(megabytes, await peakMegabytes(child.pid))
  }, 50)
  const end = await ended
  clearInterval(timer)
  return { ...end, megabytes }
}
