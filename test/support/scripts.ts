import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { projectFile } from '../../src/shared/project-file.js'

export interface Finished {
  readonly status: number | null
  readonly stdout: string
  readonly stderr: string
}

/** Starts a script as npm would. The environment is nothing but what is given. */
export const spawnScript = (script: string, args: readonly string[], environment: Record<string, string>) => {
  const child = spawn(process.execPath, ['--import', 'tsx', `scripts/${script}.ts`, ...args], {
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
  const finished = once(child, 'close').then(([status]): Finished => ({ status: status as number | null, ...output }))
  return { child, output, finished }
}

export const runScript = (
  script: string,
  args: readonly string[],
  environment: Record<string, string>,
): Promise<Finished> => spawnScript(script, args, environment).finished
