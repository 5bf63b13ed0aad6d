import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdir, readFile, symlink, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import { projectFile } from '../../src/shared/project-file.js'
import { type Block, woven } from './fenced-blocks.js'

const run = promisify(execFile)

/** What documents import, and what their commands start. */
const packages = [
  ...['typescript', 'tsx', 'vite', 'react', 'react-dom', 'graphql', 'graphql-sse', 'uuid', 'standardwebhooks'],
  ...['@types/node', '@types/react', '@types/react-dom', '@graphql-codegen', '@graphql-typed-document-node'],
  ...['@tanstack/react-query', 'csstype', '.bin'],
]

/** What a reader has: a folder with the package installed, and the files that a document says to write. */
export const prepareFolder = async (folder: string, url = '', blocks: readonly Block[] = []): Promise<void> => {
  await mkdir(join(folder, 'node_modules'), { recursive: true })
  await symlink(projectFile(''), join(folder, 'node_modules/csp-gateway'))
  for (const name of packages) {
    await mkdir(dirname(join(folder, 'node_modules', name)), { recursive: true })
    await symlink(projectFile(`node_modules/${name}`), join(folder, 'node_modules', name))
  }
  await writeFile(join(folder, 'package.json'), JSON.stringify({ name: 'reader', type: 'module', private: true }))
  for (const { name, text } of blocks.filter(isFile)) {
    await mkdir(dirname(join(folder, name)), { recursive: true })
    await writeFile(join(folder, name), `${pointed(text, url)}\n`)
  }
}

/** A block whose fence names a file is that file. */
export const isFile = ({ name }: Block): boolean => /^[\w./-]+\.\w+$/.test(name)

/** Where a document says that the gateway is, replaced by where it is. */
const pointed = (text: string, url: string): string =>
  text.replaceAll(/http:\/\/(127\.0\.0\.1|localhost):4000|https:\/\/gateway\.example/g, url)

/** `csp` and `curl` as a reader has them; but that an HTTP error ends a command, which is all that curl would print. */
const installCommands = async (folder: string): Promise<string> => {
  const bin = join(folder, 'bin')
  await mkdir(bin, { recursive: true })
  const commands = {
    csp: `exec '${process.execPath}' '${projectFile('dist/cli/main.js')}' "$@"`,
    curl: 'exec /usr/bin/curl --fail-with-body "$@"',
  }
  for (const [name, command] of Object.entries(commands)) {
    await writeFile(join(bin, name), `#!/bin/sh\n${command}\n`)
    await chmod(join(bin, name), 0o755)
  }
  return bin
}

export interface Told {
  readonly status: number | null
  readonly stdout: string
  readonly stderr: string
}

interface Endless {
  /** What it says when it has done what it is for. */
  readonly until: string
  /** What it waits for, done again and again. */
  happen(): Promise<unknown>
}

const timeoutMs = 90_000

/** Runs a program to its end, or until it has said what it was to say. Ends whatever it leaves behind. */
const finish = async (command: readonly string[], options: object, endless?: Endless): Promise<Told> => {
  const [program = '', ...parameters] = command
  const child = spawn(program, parameters, { ...options, detached: true, stdio: ['ignore', 'pipe', 'pipe'] })
  const told = { stdout: '', stderr: '' }
  child.stdout.on('data', (data) => {
    told.stdout += data
  })
  child.stderr.on('data', (data) => {
    told.stderr += data
  })
  const closed = once(child, 'close')
  const deadline = setTimeout(() => signalGroup(child, 'SIGKILL'), timeoutMs)
  let isOver = false
  const ended = once(child, 'exit').then(([status]) => {
    isOver = true
    return status as number | null
  })
  while (endless && !isOver && !told.stdout.includes(endless.until)) {
    await endless.happen()
    await sleep(200)
  }
  if (endless) signalGroup(child, 'SIGINT')
  const status = await ended
  clearTimeout(deadline)
  // A session may have started something that it has not ended.
  signalGroup(child, 'SIGKILL')
  await closed
  return { status, ...told }
}

const signalGroup = ({ pid }: ChildProcess, signal: NodeJS.Signals): void => {
  if (pid === undefined) return
  try {
    process.kill(-pid, signal)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}

interface Reader {
  /** Where it is done, and where its program is. */
  readonly folder: string
  /** Where the gateway is, or will be when its commands start it. */
  readonly url: string
  readonly endless?: Endless | undefined
}

/** The blocks of shell of a document are one session: it is left at the first command that fails. */
export const runShell = async (blocks: readonly Block[], { folder, url, endless }: Reader): Promise<Told> => {
  const begin = `set -euo pipefail; trap 'echo "failed at line $LINENO" >&2' ERR;`
  const script = join(folder, 'session.sh')
  await writeFile(script, begin + pointed(woven(blocks), url))
  const env = {
    PATH: `${await installCommands(folder)}:${dirname(process.execPath)}:/usr/local/bin:/usr/bin:/bin`,
    HOME: folder,
    CSP_URL: url,
    PORT: new URL(url).port,
  }
  return finish(['bash', script], { cwd: folder, env }, endless)
}

/** The blocks of TypeScript of a document are one program. Answers what the compiler says, by documents. */
export const compilePrograms = async (
  folder: string,
  programs: ReadonlyMap<string, readonly Block[]>,
): Promise<string[]> => {
  await prepareFolder(folder)
  for (const [name, blocks] of programs) await writeFile(join(folder, `${name}.ts`), woven(blocks))
  const compilerOptions = {
    ...{ target: 'ES2023', module: 'NodeNext', lib: ['ES2023', 'DOM', 'DOM.AsyncIterable'], types: ['node'] },
    ...{ strict: true, skipLibCheck: true, exactOptionalPropertyTypes: true },
  }
  const tsconfig = { compilerOptions, files: [...programs.keys()].map((name) => `${name}.ts`) }
  await writeFile(join(folder, 'tsconfig.json'), JSON.stringify(tsconfig))
  const tsc = projectFile('node_modules/typescript/bin/tsc')
  const { stdout } = await run(process.execPath, [tsc, '-p', folder, '--pretty', 'false']).catch((error) => error)
  return String(stdout).split('\n').filter(Boolean)
}

export const runProgram = async (name: string, { folder, url, endless }: Reader): Promise<Told> => {
  const [program, place] = [join(folder, `${name}.js`), join(folder, name)]
  await mkdir(place)
  await writeFile(program, pointed(await readFile(program, 'utf8'), url))
  return finish([process.execPath, program], { cwd: place, env: { PATH: process.env.PATH ?? '' } }, endless)
}
