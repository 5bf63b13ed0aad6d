import { type FileHandle, open, rm } from 'node:fs/promises'
import { Misused } from './failures.js'
import type { Session } from './session.js'

interface Credentials {
  readonly signInName: string
  readonly password: string | null
}

/**
 * Does what makes a one-time password, and shows it, or keeps it in the file of --credentials-file, which nobody else
 * can read. The file is made before anything is sent: a password that cannot be kept must not be made.
 */
export const withCredentials = async <Result extends { readonly adminCredentials: Credentials }>(
  { flags }: Session,
  work: () => Promise<Result>,
): Promise<Result> => {
  const { credentialsFile } = flags as { credentialsFile?: string }
  if (credentialsFile === undefined) return work()
  const file = await createFile(credentialsFile)
  try {
    const result = await work().catch(async (error: unknown) => {
      await rm(credentialsFile, { force: true })
      throw error
    })
    await keep(file, result.adminCredentials)
    return { ...result, adminCredentials: { ...result.adminCredentials, password: null } }
  } finally {
    await file.close()
  }
}

const keep = async (file: FileHandle, credentials: Credentials): Promise<void> => {
  try {
    await file.writeFile(`${JSON.stringify(credentials)}\n`)
    await file.sync()
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    throw new Error(`The password was made and cannot be written (${code}). Make another: csp credential reset`)
  }
}

const createFile = (path: string): Promise<FileHandle> =>
  open(path, 'wx', 0o600).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'EEXIST') throw new Misused(`${path} exists already; passwords are not written over others.`)
    throw new Misused(`${path} cannot be written (${error.code}).`)
  })

/** What people see of them. */
export const credentialColumns = ({ flags }: Session) => ({
  'sign-in name': ({ adminCredentials }: { adminCredentials: Credentials }) => adminCredentials.signInName,
  password: ({ adminCredentials }: { adminCredentials: Credentials }) =>
    flags.credentialsFile ? `in ${flags.credentialsFile}` : (adminCredentials.password ?? 'cannot be shown again'),
})
