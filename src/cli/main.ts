#!/usr/bin/env node
import { exitStatus } from './exit-status.js'
import { runProgram } from './program.js'

const { stdin, stdout, stderr } = process

// Whoever reads no more has seen enough: "csp customer list | head".
stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
  process.exit(exitStatus.done)
})

const interruption = (): AbortSignal => {
  const controller = new AbortController()
  process.once('SIGINT', () => controller.abort())
  return controller.signal
}

const surroundings = { stdin, stdout, stderr, environment: process.env, interruption }
process.exitCode = await runProgram(surroundings, process.argv.slice(2))
