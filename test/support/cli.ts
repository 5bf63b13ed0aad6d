import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { PassThrough, Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { runProgram } from '../../src/cli/program.js'
import { projectFile } from '../../src/shared/project-file.js'
import { eventually } from './eventually.js'

const main = projectFile('dist/cli/main.js')

interface Run {
  /** Where the gateway is: CSP_URL. */
  readonly url?: string
  readonly environment?: Record<string, string>
  /** What comes by standard input. */
  readonly input?: string
  /** Ctrl+C, for a command in this process. */
  readonly interruption?: AbortSignal
}

export interface Ended {
  readonly status: number | null
  readonly stdout: string
  readonly stderr: string
}

/** The command line without a terminal, in this process: dozens of them take less time than to start one. */
export const csp = async (
  parameters: readonly string[],
  { url, environment, input = '', interruption = new AbortController().signal }: Run = {},
): Promise<Ended> => {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()]
  const said = Promise.all([text(stdout), text(stderr)])
  const surroundings = {
    stdin: Readable.from([input]),
    stdout,
    stderr,
    interruption: () => interruption,
  }
  const status = await runProgram({ ...surroundings, environment: environmentOf(url, environment) }, parameters)
  stdout.end()
  stderr.end()
  const [told, words] = await said
  return { status, stdout: told, stderr: words }
}

/** The command line as a process of its own, that goes on until it is told to end. */
export const spawnCsp = (parameters: readonly string[], { url, environment }: Run = {}) => {
  const child = spawn(process.execPath, [main, ...parameters], { env: environmentOf(url, environment) })
  child.stdin.end()
  const output = { stdout: '', stderr: '' }
  child.stdout.on('data', (data) => {
    output.stdout += data
  })
  child.stderr.on('data', (data) => {
    output.stderr += data
  })
  const ended = once(child, 'close').then(([status]): Ended => ({ status: status as number | null, ...output }))
  return { child, output, ended }
}

/** A process of its own, to its end. */
export const cspProcess = (parameters: readonly string[], run: Run = {}): Promise<Ended> =>
  spawnCsp(parameters, run).ended

/** What a list or a thing says with --json: a line each. */
export const jsonOf = async (parameters: readonly string[], run: Run): Promise<Record<string, unknown>[]> => {
  const { status, stdout, stderr } = await csp([...parameters, '--json'], run)
  if (status !== 0) throw new Error(`csp ${parameters.join(' ')} ended with ${status}: ${stderr}`)
  return linesOf(stdout)
}

export const linesOf = (stdout: string): Record<string, unknown>[] =>
  stdout
    .trim()
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line))

/** The environment is nothing but what is given. */
const environmentOf = (url: string | undefined, environment: Record<string, string> = {}) => ({
  PATH: process.env.PATH ?? '',
  // No profile of whoever runs the tests.
  HOME: '/nowhere',
  ...(url && { CSP_URL: url }),
  ...environment,
})

/** Somebody at a terminal. */
export class Typist {
  screen = ''
  readonly #child: ChildProcess
  readonly #ended: Promise<number | null>

  /** util-linux's `script` gives a process a terminal. */
  constructor(parameters: readonly string[], { url, environment }: Run) {
    const program = [process.execPath, main, ...parameters].map((part) => `'${part}'`).join(' ')
    const env = { TERM: 'xterm', ...environmentOf(url, environment) }
    this.#child = spawn('script', ['-qefc', `stty cols 100 rows 40; ${program}`, '/dev/null'], { env })
    this.#child.stdout?.on('data', (data) => {
      this.screen += data
    })
    this.#ended = once(this.#child, 'exit').then(([status]) => status)
  }

  /** Waits for a question, and answers it. */
  async answer(question: string, keys: string): Promise<void> {
    await eventually(() => this.screen.includes(question), 15_000).catch(() => {
      this.#child.kill()
      throw new Error(`Nobody asked for "${question}": ${this.screen}`)
    })
    this.screen = this.screen.slice(this.screen.lastIndexOf(question) + question.length)
    this.#child.stdin?.write(keys)
  }

  end(): Promise<number | null> {
    return this.#ended
  }
}

export const enter = '\r'
export const controlC = '\u0003'
