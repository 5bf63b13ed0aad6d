import { once } from 'node:events'
import { createServer } from 'node:net'
import { beforeAll, describe, expect, jest, test } from '@jest/globals'
import { buildSchema, parse as parseGraphQL, validate } from 'graphql'
import { parse as parseYaml } from 'yaml'
import { azure } from '../support/builders.js'
import { compilePrograms, isFile, prepareFolder, runProgram, runShell } from '../support/document-programs.js'
import { readProject } from '../support/documents.js'
import { type Block, blocksOf, countMarks, documents } from '../support/fenced-blocks.js'
import { aFolder } from '../support/folder.js'
import { aGateway } from '../support/gateway.js'
import { createCustomer } from '../support/outcomes.js'

// A document's session starts the command line a dozen times.
jest.setTimeout(120_000)

/** In which languages there is something to do; any other block has to say why nothing is. */
const [shell, program, data] = [['sh', 'bash'], ['ts'], ['json', 'yaml', 'http', 'graphql']]

const all = documents.flatMap(blocksOf)
const runnable = all.filter(({ notRun }) => notRun === undefined)
const isOf = (languages: readonly string[]) => (block: Block) => languages.includes(block.language)
const placeOf = ({ document, line }: Block): string => `${document}:${line}`
const placed = (blocks: readonly Block[]) => blocks.map((block): [string, Block] => [placeOf(block), block])

describe('every block of the documents', () => {
  test('is run, or says why it is not', () => {
    const mute = runnable.filter((block) => !isOf([...shell, ...program, ...data])(block) && !isFile(block))
    expect(mute.map(placeOf)).toEqual([])
  })

  test.each(documents)('in %s is marked by no mark that stands elsewhere', (document) => {
    const marked = all.filter((block) => block.document === document && (block.notRun ?? block.until) !== undefined)
    expect(countMarks(document)).toBe(marked.length)
  })

  test.each(all.flatMap((block) => (block.notRun === undefined ? [] : [[placeOf(block), block.notRun]])))(
    '%s is not run: %s',
    (_place, reason) => {
      expect(reason.split(' ').length).toBeGreaterThan(1)
    },
  )
})

describe('data', () => {
  test.each(placed(runnable.filter(isOf(['json']))))('%s is JSON', (_place, { text }) => {
    expect(() => JSON.parse(text)).not.toThrow()
  })

  test.each(placed(runnable.filter(isOf(['yaml']))))('%s is YAML', (_place, { text }) => {
    expect(parseYaml(text)).toEqual(expect.any(Object))
  })

  test.each(placed(runnable.filter(isOf(['http']))))('%s is a message of HTTP', (_place, { text }) => {
    const [head = '', body] = text.split('\n\n')
    const [start, ...headers] = head.split('\n')
    expect(start).toMatch(/^([A-Z]+ \S+ HTTP\/1\.1|HTTP\/1\.1 \d{3}( .+)?)$/)
    expect(headers.filter((header) => !/^[\w-]+: \S/.test(header))).toEqual([])
    if (body) expect(() => JSON.parse(body)).not.toThrow()
  })

  test.each(placed(runnable.filter(isOf(['graphql']))))('%s is of the schema', (_place, { text }) => {
    expect(validate(buildSchema(readProject('src/server/schema.graphql')), parseGraphQL(text))).toEqual([])
  })
})

/** What a document has to be run: its commands, its program, its operations with the variables that follow them. */
const partsOf = (document: string) => {
  const blocks = runnable.filter((block) => block.document === document)
  const operations = blocks.flatMap((block, at) => {
    const next = blocks[at + 1]
    return next?.name === 'variables' ? [{ line: block.line, query: block.text, variables: next.text }] : []
  })
  const [commands, programs] = [shell, program].map((languages) =>
    blocks.filter((block) => isOf(languages)(block) && !isFile(block)),
  ) as [Block[], Block[]]
  return { document, name: document.replaceAll(/\W+/g, '-'), blocks, operations, commands, programs }
}

const parts = documents.map(partsOf)
const folder = aFolder()
const compiled = { folder: '', complaints: [] as string[] }

beforeAll(async () => {
  compiled.folder = folder.file('programs')
  const programs = parts.flatMap(({ name, programs: own }) => (own.length > 0 ? [[name, own] as const] : []))
  compiled.complaints = await compilePrograms(compiled.folder, new Map(programs))
}, 120_000)

test('the blocks of TypeScript compile against the package', () => {
  expect(compiled.complaints).toEqual([])
})

/** An error or a refusal that a command printed, and went on. */
const complaints = /"errors": ?\[|"issues": ?\[ ?\{|command not found/

const isRun = ({ operations, commands, programs }: ReturnType<typeof partsOf>): boolean =>
  operations.length + commands.length + programs.length > 0

describe.each(parts.filter(isRun))('$document', ({ document, name, blocks, operations, commands, programs }) => {
  const gateway = aGateway({ WEBHOOK_ALLOW_PRIVATE: 'true' })
  const happen = () => createCustomer(gateway, { subscriptions: [{ offerId: azure }] })
  const endlessOf = (endless: readonly Block[]) => {
    const until = endless.at(-1)?.until
    return until === undefined ? undefined : { until, happen }
  }

  const runCommands = async () => {
    const [place, isOwn] = [folder.file(name), readProject(document).includes('<!-- a gateway of its own -->')]
    await prepareFolder(place, blocks)
    return runShell(commands, {
      folder: place,
      url: isOwn ? await aFreeUrl() : gateway.url,
      endless: endlessOf(commands),
    })
  }
  const runPrograms = () =>
    runProgram(name, { folder: compiled.folder, url: gateway.url, endless: endlessOf(programs) })

  const runs = [
    { kind: 'its commands do', run: runCommands, own: commands },
    { kind: 'its program does', run: runPrograms, own: programs },
  ].filter(({ own }) => own.length > 0)
  // As it is read: what comes first is done first.
  runs.sort((a, b) => (a.own[0]?.line ?? 0) - (b.own[0]?.line ?? 0))

  if (runs.length > 0)
    test.each(runs)('$kind what they are there for', async ({ run, own }) => {
      // After what goes on until it is stopped nothing can come.
      expect(own.slice(0, -1).filter(({ until }) => until !== undefined)).toEqual([])
      const { status, stdout, stderr } = await run()
      const until = own.at(-1)?.until
      if (until !== undefined) expect(stdout + stderr).toContain(until)
      else expect([status, status === 0 ? '' : stdout + stderr]).toEqual([0, ''])
      expect(stdout + stderr).not.toMatch(complaints)
    })

  if (operations.length > 0)
    test.each(operations)('the operation of line $line is answered', async ({ query, variables }) => {
      const { body } = await gateway.ask(query, JSON.parse(variables) as object)
      expect(body.data).toEqual(expect.any(Object))
      expect(JSON.stringify(body)).not.toMatch(complaints)
    })
})

/** Nobody listens there. */
const aFreeUrl = async (): Promise<string> => {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as { port: number }
  await new Promise((resolve) => server.close(resolve))
  return `http://127.0.0.1:${port}`
}
