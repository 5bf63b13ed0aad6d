import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { cpuMsOf } from './cpu.js'

const startTimeoutMs = 60_000

interface Command {
  readonly args: readonly string[]
  readonly environment: Readonly<Record<string, string>>
}

/** A server in a process of its own, with what it has used so far. */
export interface MeasuredProcess {
  readonly url: string
  /** From its beginning until it listened. */
  readonly readyMs: number
  cpuMs(): number
  residentMb(): number
  stop(): Promise<void>
}

/** Starts it and waits until it says where it listens. Its log lines go nowhere, but are written. */
export const startMeasured = async ({ args, environment }: Command): Promise<MeasuredProcess> => {
  const begun = performance.now()
  const child = spawn(process.execPath, [...args], {
    env: { PATH: process.env.PATH ?? '', NODE_ENV: 'production', PORT: '0', ...environment },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let said = ''
  child.stderr.on('data', (data) => {
    said += data
  })
  const ended = once(child, 'exit')
  while (!/http:\/\/127\.0\.0\.1:\d+/.test(said)) {
    if (child.exitCode !== null || performance.now() - begun > startTimeoutMs) {
      child.kill('SIGKILL')
      throw new Error(`${args.join(' ')} did not start: ${said}`)
    }
    await sleep(5)
  }
  const readyMs = performance.now() - begun
  return {
    url: /http:\/\/127\.0\.0\.1:\d+/.exec(said)?.[0] ?? '',
    readyMs,
    cpuMs: () => cpuMsOf(child.pid ?? 0),
    residentMb: () => residentMbOf(child.pid),
    stop: async () => {
      child.kill('SIGTERM')
      await ended
    },
  }
}

const residentMbOf = (pid: number | undefined): number =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1_024
