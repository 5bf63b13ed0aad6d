#!/usr/bin/env node
import { exitStatus } from './exit-status.js'
import { tellFailure } from './failures.js'
import { createProgram } from './program.js'
import { outputOf } from './session.js'

const { stdin, stdout, stderr } = process
const surroundings = { stdin, stdout, stderr, environment: process.env }

// Whoever reads no more has seen enough: "csp customer list | head".
stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
  process.exit(exitStatus.done)
})

const program = createProgram(surroundings)
try {
  await program.parseAsync(process.argv)
} catch (error) {
  process.exitCode = tellFailure(error, outputOf(surroundings, program.opts()))
}
