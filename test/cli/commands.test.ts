import { rm, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { buildSchema, type GraphQLObjectType, Kind, parse } from 'graphql'
import { createProgram } from '../../src/cli/program.js'
import { aCustomer, aDomain } from '../support/builders.js'
import { aRow, csvOf } from '../support/bulk.js'
import { csp } from '../support/cli.js'
import { readProject } from '../support/documents.js'
import { aFolder } from '../support/folder.js'
import { aGateway } from '../support/gateway.js'
import { createCustomer } from '../support/outcomes.js'
import { anUnsteadyNetwork } from '../support/unsteady-network.js'

// Nobody looks up where the examples' webhooks lead.
const gateway = aGateway({ WEBHOOK_ALLOW_PRIVATE: 'true' })
const network = anUnsteadyNetwork(gateway)
const folder = aFolder()

/** What of the schema no command asks for, and why. */
const leftOut = {
  node: 'every noun has a verb that shows one thing',
  nodes: 'a page asks for several things at once; a person names them one by one',
}

/** The customer that the examples speak of. */
const domain = 'fourthcoffee.onmicrosoft.com'
const workingFolder = process.cwd()

beforeAll(async () => {
  const home = dirname(folder.file('any'))
  process.chdir(home)
  await writeFile('fourthcoffee.yaml', JSON.stringify(aCustomer()))
  await writeFile('customers.csv', csvOf([aRow({ domain: aDomain() })]))
  await createCustomer(gateway, { domain })
})

afterAll(() => process.chdir(workingFolder))

/** What follows "csp" in the example of each verb that goes to a gateway. */
const examples = (): string[][] =>
  createProgram({
    environment: {},
    stdin: process.stdin,
    stdout: process.stdout,
    stderr: process.stderr,
    interruption: () => AbortSignal.abort(),
  })
    .commands.filter((noun) => !['complete', 'profile'].includes(noun.name()))
    .flatMap((noun) => noun.commands)
    .map((verb) => {
      let help = ''
      verb.configureOutput({ writeOut: (text) => (help += text) }).outputHelp()
      const words = /\$ csp (.*)/.exec(help)?.[1] ?? ''
      return [...words.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, word = '']) => quoted ?? word)
    })

const rootFields = (): string[] => {
  const schema = buildSchema(readProject('src/server/schema.graphql'))
  const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()]
  return roots.flatMap((root) => Object.keys((root as GraphQLObjectType).getFields()))
}

/** The fields that a document begins with. */
const fieldsOf = (query: string): string[] =>
  parse(query).definitions.flatMap((definition) =>
    definition.kind === Kind.OPERATION_DEFINITION
      ? definition.selectionSet.selections.flatMap((field) => (field.kind === Kind.FIELD ? [field.name.value] : []))
      : [],
  )

test('every root field of the schema is asked for by the example of a command, or left out for a reason', async () => {
  network.will()
  // The customer goes last: other examples speak of it.
  const last = (words: string[]) => Number(['delete', 'remove-relationship'].includes(words[1] ?? ''))
  for (const words of examples().sort((a, b) => last(a) - last(b))) {
    await csp(words, { url: network.url })
    await rm('admin.json', { force: true })
  }
  const asked = new Set(network.sent.flatMap(({ body }) => fieldsOf(body.query ?? '')))
  const fields = rootFields()
  expect(fields.filter((field) => !asked.has(field)).sort()).toEqual(Object.keys(leftOut).sort())
  expect([...asked].filter((field) => !fields.includes(field))).toEqual([])
})
