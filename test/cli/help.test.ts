import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { describe, expect, test } from '@jest/globals'
import type { Command } from 'commander'
import { createProgram } from '../../src/cli/program.js'
import { cspProcess as csp } from '../support/cli.js'
import { readProject } from '../support/documents.js'

const run = promisify(execFile)

const program = createProgram({
  environment: {},
  stdin: process.stdin,
  stdout: process.stdout,
  stderr: process.stderr,
  interruption: () => new AbortController().signal,
})

const verbs = program.commands
  .filter((noun) => noun.name() !== 'complete')
  .flatMap((noun) => noun.commands.map((verb): [string, Command] => [`${noun.name()} ${verb.name()}`, verb]))

describe('help', () => {
  test.each(verbs)('csp %s shows an example that it understands', (name, verb) => {
    let help = ''
    verb.configureOutput({ writeOut: (text) => (help += text) }).outputHelp()
    expect(help).toMatch(new RegExp(`Example:\n  \\$ csp ${name}`))
    const example = /\$ csp (.*)/.exec(help)?.[1] ?? ''
    const flags = [...example.matchAll(/ (--[a-z-]+\d?)/g)].map(([, flag]) => flag)
    expect(flags.filter((flag) => !help.slice(0, help.indexOf('Example')).includes(`${flag}`))).toEqual([])
  })

  test('and documentation name the same nouns and verbs', () => {
    const [, listed = ''] = /^```text\n(csp [\s\S]*?)^```/m.exec(readProject('docs/cli.md')) ?? []
    const documented = listed
      .trim()
      .split('\n')
      .flatMap((line) => {
        const [, noun, ...names] = line.split(/\s+/)
        return names.map((name) => `${noun} ${name}`)
      })
    expect(documented.sort()).toEqual(verbs.map(([name]) => name).sort())
  })

  test('is shown by --help with status 0, and pointed to after a mistake with status 2', async () => {
    const [shown, mistake, nothing] = await Promise.all([
      csp(['--help']),
      csp(['customer', 'make']),
      csp(['customer', 'get']),
    ])
    expect([shown.status, mistake.status, nothing.status]).toEqual([0, 2, 2])
    expect(shown.stdout).toContain('customer')
    expect(mistake.stderr).toContain("unknown command 'make'")
    expect(nothing.stderr).toContain('--help')
  })
})

describe('completion', () => {
  test('knows nouns, verbs, flags and their values', async () => {
    const complete = async (...words: string[]) => (await csp(['complete', '--', ...words])).stdout
    const [nouns, verbsOf, values] = await Promise.all([
      complete('sub'),
      complete('customer', ''),
      complete('offer', 'list', '--segment', ''),
    ])
    expect(nouns).toContain('subscription')
    expect(verbsOf).toContain('create')
    expect(values).toContain('NONPROFIT')
  })

  test.each(['bash', 'zsh', 'fish'])('has a script for %s', async (shell) => {
    const { status, stdout } = await csp(['complete', shell])
    expect(status).toBe(0)
    expect(stdout).toContain('csp complete --')
  })

  test('has a script that bash can read', async () => {
    const { stdout } = await csp(['complete', 'bash'])
    await expect(run('bash', ['-c', `set -e\n${stdout}\ncomplete -p csp`])).resolves.toMatchObject({
      stdout: expect.stringContaining('complete'),
    })
  })
})
