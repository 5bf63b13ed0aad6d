import { execFileSync, spawnSync } from 'node:child_process'
import { closeSync, mkdtempSync, openSync, rmSync, statSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A place for a database where space can run out, and be there again, while the gateway runs. */
export interface SmallDisk {
  readonly databaseFile: string
  fill(gatewayProcess: number): void
  free(gatewayProcess: number): void
  remove(): void
}

const aFolder = () => mkdtempSync(join(tmpdir(), 'csp-gateway-disk-'))

const isFull = (error: unknown) => (error as NodeJS.ErrnoException).code === 'ENOSPC'

/** Writes down to the last page: a file system gives space in pages. */
const writeUntilFull = (file: string): void => {
  const ballast = openSync(file, 'w')
  for (const bytes of [262_144, 4_096]) {
    try {
      for (;;) writeSync(ballast, Buffer.alloc(bytes))
    } catch (error) {
      if (!isFull(error)) throw error
    }
  }
  closeSync(ballast)
}

/** A file system of a few megabytes; undefined where it may not be mounted. */
export const mountSmallDisk = (): SmallDisk | undefined => {
  const folder = aFolder()
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=12m,mode=0700', 'tmpfs', folder])
  if (mounted.status !== 0) {
    rmSync(folder, { recursive: true })
    return undefined
  }
  return {
    databaseFile: join(folder, 'gateway.db'),
    fill: () => writeUntilFull(join(folder, 'ballast')),
    free: () => rmSync(join(folder, 'ballast')),
    remove: () => {
      execFileSync('umount', [folder])
      rmSync(folder, { recursive: true })
    },
  }
}

/** The gateway may write files up to a size only: no privilege is needed for that. Undefined where there is no prlimit. */
export const limitFileSize = (): SmallDisk | undefined => {
  if (spawnSync('prlimit', ['--version']).status !== 0) return undefined
  const folder = aFolder()
  const databaseFile = join(folder, 'gateway.db')
  const limit = (gatewayProcess: number, bytes: string) =>
    execFileSync('prlimit', ['--pid', String(gatewayProcess), `--fsize=${bytes}`])
  return {
    databaseFile,
    // The soft limit alone: who lowers the hard one cannot raise it again.
    fill: (gatewayProcess) => limit(gatewayProcess, `${statSync(`${databaseFile}-wal`).size + 65_536}:unlimited`),
    free: (gatewayProcess) => limit(gatewayProcess, 'unlimited:unlimited'),
    remove: () => rmSync(folder, { recursive: true }),
  }
}
