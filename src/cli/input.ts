import { readFile } from 'node:fs/promises'
import { text } from 'node:stream/consumers'
import { parse } from 'yaml'
import { Misused } from './failures.js'
import type { Tree } from './fields.js'
import type { Session } from './session.js'

/** What --file names: JSON or YAML, or "-" for standard input; nothing when it is left out. */
export const readInput = async ({ flags, surroundings }: Session): Promise<Tree> => {
  const { file } = flags as { file?: string }
  if (file === undefined) return {}
  const content = file === '-' ? await text(surroundings.stdin) : await readNamed(file)
  const value = parsed(content, file)
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new Misused(`${named(file)} has to be an object, as createCustomer takes it.`)
  return value as Tree
}

/** JSON is YAML as well. */
const parsed = (content: string, file: string): unknown => {
  try {
    return parse(content)
  } catch (error) {
    throw new Misused(`${named(file)} is neither JSON nor YAML: ${(error as Error).message.split('\n')[0]}`)
  }
}

const named = (file: string): string => (file === '-' ? 'Standard input' : file)

const readNamed = (file: string): Promise<string> =>
  readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new Misused(`${file} cannot be read (${error.code}).`)
  })
