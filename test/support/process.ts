import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { projectFile } from '../../src/shared/project-file.js'

export interface GatewayProcess {
  readonly url: string
  readonly child: ChildProcessWithoutNullStreams
  /** Everything printed so far. */
  readonly output: { stdout: string; stderr: string }
  stop(signal?: NodeJS.Signals): Promise<number | null>
}

interface Command {
  /** What node runs: left out, what `npm start` runs. */
  readonly main?: readonly string[]
  /** A program with its arguments that runs node. */
  readonly under?: readonly string[]
}

/** Runs a gateway. The environment is nothing but what is given. */
export const spawnGateway = (environment: Record<string, string>, command: Command = {}) => {
  const { main = [projectFile('dist/main.js')], under = [] } = command
  const [program = '', ...parameters] = [...under, process.execPath, ...main]
  const child = spawn(program, parameters, {
    cwd: projectFile(''),
    env: { PATH: process.env.PATH ?? '', ...environment },
  })
  const output = { stdout: '', stderr: '' }
  child.stdout.on('data', (data) => {
    output.stdout += data
  })
  child.stderr.on('data', (data) => {
    output.stderr += data
  })
  const ended = once(child, 'exit').then(([code]) => code as number | null)
  return { child, output, ended }
}

/** As {@link spawnGateway}, until it says that it is ready. */
export const startProcess = async (environment: Record<string, string>, command?: Command): Promise<GatewayProcess> => {
  const { child, output, ended } = spawnGateway({ PORT: '0', ...environment }, command)
  for (;;) {
    const url = /GraphQL API +(\S+)\/graphql/.exec(output.stderr)?.[1]
    if (url) {
      return {
        url,
        child,
        output,
        stop: (signal = 'SIGTERM') => {
          child.kill(signal)
          return ended
        },
      }
    }
    if (child.exitCode !== null) throw new Error(`The gateway did not start: ${output.stderr}`)
    await sleep(10)
  }
}
