import { constants, createWriteStream } from 'node:fs'
import { access, rename, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { Misused } from '../failures.js'

/** Writes a file whole or not at all: it takes its name, and another one's place, when it is complete. */
export const writeWhole = async (path: string, content: AsyncIterable<string | Uint8Array>): Promise<void> => {
  const next = join(dirname(path), `.${basename(path)}.${process.pid}`)
  try {
    await pipeline(content, createWriteStream(next, { mode: 0o600, flush: true }))
    await rename(next, path)
  } catch (error) {
    await rm(next, { force: true })
    const { code, syscall } = error as NodeJS.ErrnoException
    throw code && syscall ? new Misused(`${path} cannot be written (${code}).`) : error
  }
}

/** It is too late to say so when everything has been done. @throws Misused when no file can be made there */
export const refuseIfUnwritable = (path: string): Promise<void> =>
  access(dirname(path), constants.W_OK | constants.X_OK).catch((error: NodeJS.ErrnoException) => {
    throw new Misused(`${path} cannot be written (${error.code}).`)
  })
