import { readFileSync } from 'node:fs'
import { StartRefused } from '../shared/start-refused.js'

type Environment = Readonly<Record<string, string | undefined>>

/**
 * A value can also stand in a file, which NAME_FILE names: so that a secret is not in the environment, which whoever
 * looks at a container sees. Where NAME_FILE is a variable of its own, it is that.
 *
 * @throws StartRefused when a file cannot be read, or a variable is given both ways
 */
export const withFiles = (given: Environment, names: readonly string[]): Environment => {
  const read = names.flatMap((name) => {
    const file = given[`${name}_FILE`]
    if (!file || names.includes(`${name}_FILE`)) return []
    if (given[name]) throw new StartRefused(`${name} and ${name}_FILE are both set. Set one of them.`)
    return [[name, readValue(`${name}_FILE`, file)]]
  })
  return { ...given, ...Object.fromEntries(read) }
}

const readValue = (variable: string, file: string): string => {
  try {
    return readFileSync(file, 'utf8').trim()
  } catch (error) {
    throw new StartRefused(`${variable} is "${file}", which cannot be read (${(error as NodeJS.ErrnoException).code}).`)
  }
}
