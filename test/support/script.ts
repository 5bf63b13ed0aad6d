import { execFile } from 'node:child_process'
import { projectFile } from '../../src/shared/project-file.js'

export interface Run {
  readonly status: number
  readonly stdout: string
  readonly stderr: string
}

/** Runs one of scripts/ to its end. The environment is nothing but what is given. */
export const runScript = (
  script: string,
  environment: Record<string, string>,
  args: readonly string[] = [],
): Promise<Run> =>
  new Promise((resolve) => {
    const options = { cwd: projectFile(''), env: { PATH: process.env.PATH ?? '', ...environment } }
    execFile(process.execPath, ['--import', 'tsx', script, ...args], options, (error, stdout, stderr) => {
      resolve({ status: error ? Number(error.code) : 0, stdout, stderr })
    })
  })
