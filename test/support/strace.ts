import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

/** Whether system calls can be followed here. */
export const canTrace = (): boolean => spawnSync('strace', ['-D', '-f', '-qq', '-e', 'trace=none', 'true']).status === 0

export const traceMissing = 'strace is not there, or may not trace (Debian: strace)'

/** A command that runs another one and writes its system calls to files, one for each thread: `log.<thread id>`. */
export const traced = (log: string, expressions: readonly string[]): string[] => [
  // -D: the process that is started is the traced one, so that signals reach it. -y: file descriptors with their paths.
  ...['strace', '-D', '-ff', '-qq', '-y', '-s', '48', '-o', log],
  ...expressions.flatMap((expression) => ['-e', expression]),
]

/** The system calls of a process's main thread, where SQLite and the sockets are. */
export const mainThreadOf = (log: string, process: number): string[] =>
  readFileSync(`${log}.${process}`, 'utf8').split('\n')
