import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, chownSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { freePort } from './postgresql-server.js'

/*
 * Servers made of Debian's packages: they have what the npm package lacks, such as pg_basebackup, and are what people
 * run. Without them a test fails and says what to install: nothing is left out in silence.
 */

const folderOfPrograms = (): string => {
  const versions = existsSync('/usr/lib/postgresql') ? readdirSync('/usr/lib/postgresql').sort() : []
  const folder = `/usr/lib/postgresql/${versions.at(-1)}/bin`
  if (existsSync(`${folder}/pg_basebackup`)) return folder
  throw new Error('This test needs a PostgreSQL of the system: apt-get install postgresql pgbouncer')
}

const pgbouncerProgram = (): string => {
  const found = ['/usr/sbin/pgbouncer', '/usr/bin/pgbouncer'].find((path) => existsSync(path))
  if (found) return found
  throw new Error('This test needs PgBouncer: apt-get install pgbouncer')
}

/** Servers refuse to run as root; Debian's package has made a user for them. */
const owner = (): { uid?: number; gid?: number } => {
  if (process.getuid?.() !== 0) return {}
  const idOf = (flag: string) => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }))
  return { uid: idOf('-u'), gid: idOf('-g') }
}

const aFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'csp-gateway-debian-'))
  const { uid, gid } = owner()
  if (uid !== undefined && gid !== undefined) chownSync(folder, uid, gid)
  chmodSync(folder, 0o700)
  return folder
}

const run = (program: string, ...args: string[]): void => {
  const { status, stderr } = spawnSync(join(folderOfPrograms(), program), args, {
    ...owner(),
    cwd: '/',
    encoding: 'utf8',
  })
  if (status !== 0) throw new Error(`${program} failed: ${stderr}`)
}

/** A child process that is ended with its test, and what it said. */
const start = (program: string, args: readonly string[]) => {
  const child: ChildProcess = spawn(program, args, { ...owner(), cwd: '/', stdio: ['ignore', 'ignore', 'pipe'] })
  const ended = once(child, 'exit')
  const log = { text: '' }
  child.stderr?.on('data', (data) => {
    log.text += data
  })
  const end = async (signal: NodeJS.Signals) => {
    child.kill(signal)
    await ended
  }
  const until = async (line: RegExp) => {
    while (!line.test(log.text)) {
      if (child.exitCode !== null) throw new Error(`${program} ended: ${log.text}`)
      await sleep(20)
    }
  }
  return { end, until }
}

export interface DebianServer {
  readonly port: number
  readonly url: string
  /** A server that follows this one. */
  follow(): Promise<DebianServer>
  /** Makes a follower the one that is written to. */
  promote(): void
  /** As a failure of its machine would. */
  kill(): Promise<void>
  stop(): Promise<void>
}

export const startDebianServer = async (): Promise<DebianServer> => {
  const folder = aFolder()
  run(
    'initdb',
    '-D',
    join(folder, 'data'),
    '-U',
    'postgres',
    '-A',
    'trust',
    '--encoding=UTF8',
    '--locale=C',
    '--no-sync',
  )
  return serve(folder)
}

const serve = async (folder: string): Promise<DebianServer> => {
  const data = join(folder, 'data')
  const port = await freePort()
  const settings = ['listen_addresses=127.0.0.1', `unix_socket_directories=${folder}`, 'max_connections=200']
  const flags = settings.flatMap((setting) => ['-c', setting])
  const server = start(join(folderOfPrograms(), 'postgres'), ['-D', data, '-p', String(port), ...flags])
  await server.until(/ready to accept (?:read-only )?connections/)
  return {
    port,
    url: `postgresql://postgres@127.0.0.1:${port}`,
    follow: () => {
      const own = aFolder()
      const source = ['-h', '127.0.0.1', '-p', String(port), '-U', 'postgres']
      run('pg_basebackup', ...source, '-D', join(own, 'data'), '-R', '-X', 'stream', '--checkpoint=fast', '--no-sync')
      return serve(own)
    },
    promote: () => run('pg_ctl', 'promote', '-D', data, '-w'),
    kill: () => server.end('SIGKILL'),
    stop: async () => {
      await server.end('SIGINT')
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** PgBouncer in transaction mode before a server: few connections to it, many from gateways. */
export const startPgbouncer = async (
  server: DebianServer,
  connectionsMax: number,
): Promise<{ url: string; stop(): Promise<void> }> => {
  const folder = aFolder()
  const port = await freePort()
  const { uid = process.getuid?.() ?? 0, gid = process.getgid?.() ?? 0 } = owner()
  const write = (name: string, text: string): string => {
    const file = join(folder, name)
    writeFileSync(file, text)
    chownSync(file, uid, gid)
    return file
  }
  const users = write('users', '"postgres" ""\n')
  const configuration = write(
    'pgbouncer.ini',
    `[databases]
* = host=127.0.0.1 port=${server.port}
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${port}
unix_socket_dir =
auth_type = trust
auth_file = ${users}
pool_mode = transaction
default_pool_size = ${connectionsMax}
max_client_conn = 200
`,
  )
  const bouncer = start(pgbouncerProgram(), [configuration])
  await bouncer.until(/process up/)
  return {
    url: `postgresql://postgres@127.0.0.1:${port}`,
    stop: async () => {
      await bouncer.end('SIGTERM')
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
