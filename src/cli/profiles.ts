import { mkdir, readFile, rename, stat, writeFile } from 'node:fs/promises'
import { homedir } from 'node:os'
import { dirname, join } from 'node:path'
import { Misused } from './failures.js'

/** A gateway, and how one signs in there. */
export interface Profile {
  readonly url: string
  readonly token?: string | undefined
}

interface Profiles {
  /** The one that is taken when none is named. */
  readonly current?: string
  readonly profiles: Readonly<Record<string, Profile>>
}

export type Environment = Readonly<Record<string, string | undefined>>

const defaultUrl = 'http://127.0.0.1:4000'

/** By the XDG base directory specification. */
export const profilesFile = ({ XDG_CONFIG_HOME, HOME }: Environment): string =>
  join(XDG_CONFIG_HOME || join(HOME || homedir(), '.config'), 'csp', 'config.json')

export const readProfiles = async (file: string): Promise<Profiles> => {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined
    throw error
  })
  if (text === undefined) return { profiles: {} }
  await refuseIfReadable(file)
  try {
    return { profiles: {}, ...(JSON.parse(text) as Partial<Profiles>) }
  } catch {
    throw new Misused(`${file} is not JSON. Mend it, or remove it and set your profiles again.`)
  }
}

/** Tokens stand in it. Windows keeps such things in another way. */
const refuseIfReadable = async (file: string): Promise<void> => {
  const { mode } = await stat(file)
  if (process.platform !== 'win32' && mode & 0o077)
    throw new Misused(`${file} can be read by others, and tokens stand in it. Close it: chmod 600 ${file}`)
}

/** Whole or not at all: a new file takes the old one's place. */
export const writeProfiles = async (file: string, profiles: Profiles): Promise<void> => {
  await mkdir(dirname(file), { recursive: true, mode: 0o700 })
  const next = `${file}.${process.pid}`
  await writeFile(next, `${JSON.stringify(profiles, null, 2)}\n`, { mode: 0o600 })
  await rename(next, file)
}

export interface Choice {
  readonly url?: string | undefined
  readonly profile?: string | undefined
}

/** What was said for this command, then the environment, then the profile. */
export const chooseProfile = async ({ url, profile }: Choice, environment: Environment): Promise<Profile> => {
  const { CSP_URL, CSP_TOKEN, CSP_PROFILE } = environment
  const { current, profiles } = await readProfiles(profilesFile(environment))
  const name = profile ?? CSP_PROFILE ?? current
  const stored = name === undefined ? undefined : profiles[name]
  if (name !== undefined && !stored)
    throw new Misused(`There is no profile "${name}". Set it: csp profile set ${name} --url https://gateway.example`)
  // Who names a profile means it, whatever the environment says.
  const around = profile === undefined ? { url: CSP_URL, token: CSP_TOKEN } : {}
  const chosen = url ?? (around.url || stored?.url || defaultUrl)
  // A token is for the gateway that it was stored with, and for no other.
  return { url: chosen, token: around.token || (chosen === stored?.url ? stored.token : undefined) }
}
