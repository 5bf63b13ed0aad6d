import { execFile } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { beforeAll, describe, expect, jest, test } from '@jest/globals'
import { projectFile } from '../../src/shared/project-file.js'
import { aCustomer } from '../support/builders.js'
import { aFolder } from '../support/folder.js'
import { aGateway } from '../support/gateway.js'
import { installInto, neededByClient, packInto } from '../support/package.js'

// The compiler runs several times, each time over a project of its own.
jest.setTimeout(120_000)

const run = promisify(execFile)
const gateway = aGateway()
const folder = aFolder()
const consumer = { folder: '', tarball: '' }

beforeAll(async () => {
  consumer.tarball = await packInto(folder.file('packed'))
  consumer.folder = folder.file('consumer')
  await installInto(consumer.folder, consumer.tarball, neededByClient)
}, 60_000)

const program = `
import { createGatewayClient, GatewayError, type Customer, type GatewayClient } from 'csp-gateway/client'

declare const process: { readonly argv: string[] }

const client: GatewayClient = createGatewayClient({ url: process.argv[2] ?? '' })
const result = await client.customers.create(JSON.parse(process.argv[3] ?? ''))
if (result.__typename === 'Rejection') throw new Error(result.issues.map(({ code }) => code).join())
const password: string | null = result.adminCredentials.password
const names: string[] = []
const note = ({ companyProfile }: Customer) => names.push(companyProfile.companyName)
for await (const customer of client.customers.list()) note(customer)
const gone = await client.customers.get({ id: 'unknown' })
const failure: unknown = await createGatewayClient({ url: 'http://127.0.0.1:1' }).viewer().catch((error) => error)
console.log(JSON.stringify({ id: result.customer.id, hasPassword: password !== null, names, gone, isFault: failure instanceof GatewayError }))
`

/** Each line is a mistake that types have to find. */
const mistakes = `
import { createGatewayClient, type CreateCustomerInput } from 'csp-gateway/client'
const client = createGatewayClient({ url: '' })
export const unseenRefusal = (await client.customers.create({} as CreateCustomerInput)).customer
export const missing = client.domains.check({})
export const nobody = (await client.customers.get({ id: 'x' })).id
`

/** What the compiler finds in the two. */
const compile = async (options: object): Promise<string[]> => {
  const compilerOptions = { strict: true, skipLibCheck: false, lib: ['ES2023', 'DOM'], types: [], ...options }
  const files = { 'program.ts': program, 'mistakes.ts': mistakes }
  for (const [name, text] of Object.entries(files)) await writeFile(join(consumer.folder, name), text)
  const tsconfig = { compilerOptions: { target: 'ES2022', ...compilerOptions }, files: Object.keys(files) }
  await writeFile(join(consumer.folder, 'tsconfig.json'), JSON.stringify(tsconfig))
  const tsc = projectFile('node_modules/typescript/bin/tsc')
  const { stdout } = await run(process.execPath, [tsc, '-p', consumer.folder]).catch((error) => error)
  return [...String(stdout).matchAll(/(\w+\.ts)\((\d+),\d+\): error (TS\d+)/g)].map((found) => found.slice(1).join(' '))
}

const allMistakes = ['mistakes.ts 4 TS2339', 'mistakes.ts 5 TS2345', 'mistakes.ts 6 TS2531']

test('has types that say what its code does, for each way to import them', async () => {
  const attw = projectFile('node_modules/@arethetypeswrong/cli/dist/index.js')
  const parameters = [consumer.tarball, '--profile', 'esm-only', '--entrypoints', 'client', '--format', 'json']
  const { stdout } = await run(process.execPath, [attw, ...parameters], { maxBuffer: 10_000_000 })
  const { analysis } = JSON.parse(stdout) as { analysis: { types: unknown; problems: { resolutionKind: string }[] } }
  expect(analysis.types).toEqual({ kind: 'included' })
  const ours = analysis.problems.filter(({ resolutionKind }) => !['node10', 'node16-cjs'].includes(resolutionKind))
  expect(ours).toEqual([])
})

describe('a project that installs it', () => {
  test('compiles against it, is told of its mistakes, and runs', async () => {
    expect(await compile({ module: 'NodeNext', exactOptionalPropertyTypes: true })).toEqual(allMistakes)
    const parameters = [join(consumer.folder, 'program.js'), gateway.url, JSON.stringify(aCustomer())]
    const { stdout } = await run(process.execPath, parameters)
    expect(JSON.parse(stdout)).toEqual({
      id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      hasPassword: true,
      names: ['Fourth Coffee'],
      gone: null,
      isFault: true,
    })
  })

  test('compiles against it as bundlers do', async () => {
    expect(await compile({ module: 'ESNext', moduleResolution: 'Bundler', noEmit: true })).toEqual(allMistakes)
  })
})
