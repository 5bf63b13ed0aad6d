import { once } from 'node:events'
import { createServer } from 'node:net'
import { beforeAll, describe, expect, jest, test } from '@jest/globals'
import { azure } from './builders.js'
import { compilePrograms, isFile, prepareFolder, runProgram, runShell } from './document-programs.js'
import { readProject } from './documents.js'
import { type Block, blocksOf } from './fenced-blocks.js'
import { aFolder } from './folder.js'
import { aGateway } from './gateway.js'
import { createCustomer } from './outcomes.js'

/** In which languages there is something to run. */
export const languages = { shell: ['sh', 'bash'], program: ['ts'] } as const

/** What a document has to be run: its commands, its program, its operations with the variables that follow them. */
const partsOf = (document: string) => {
  const blocks = blocksOf(document).filter(({ notRun }) => notRun === undefined)
  const operations = blocks.flatMap((block, at) => {
    const next = blocks[at + 1]
    return next?.name === 'variables' ? [{ line: block.line, query: block.text, variables: next.text }] : []
  })
  const inside = (names: readonly string[]) =>
    blocks.filter((block) => names.includes(block.language) && !isFile(block))
  const [commands, programs] = [inside(languages.shell), inside(languages.program)]
  return { document, name: document.replaceAll(/\W+/g, '-'), blocks, operations, commands, programs }
}

type Parts = ReturnType<typeof partsOf>

const isRun = ({ operations, commands, programs }: Parts): boolean =>
  operations.length + commands.length + programs.length > 0

/** An error or a refusal that a command printed, and went on. */
const complaints = /"errors": ?\[|"issues": ?\[ ?\{|command not found/

/** Runs what stands in each of the documents, as a reader would. */
export const describeDocuments = (names: readonly string[]): void => {
  // A document's session starts the command line a dozen times.
  jest.setTimeout(120_000)
  const parts = names.map(partsOf).filter(isRun)
  const folder = aFolder()
  const compiled = { folder: '', complaints: [] as string[] }

  beforeAll(async () => {
    compiled.folder = folder.file('programs')
    const programs = parts.flatMap(({ name, programs: own }) => (own.length > 0 ? [[name, own] as const] : []))
    if (programs.length > 0) compiled.complaints = await compilePrograms(compiled.folder, new Map(programs))
  }, 120_000)

  if (parts.some(({ programs }) => programs.length > 0))
    test('the blocks of TypeScript compile against the package', () => {
      expect(compiled.complaints).toEqual([])
    })

  describe.each(parts)('$document', (own) => {
    const gateway = aGateway({ WEBHOOK_ALLOW_PRIVATE: 'true' })
    const happen = () => createCustomer(gateway, { subscriptions: [{ offerId: azure }] })
    const readerOf = (place: string, url: string, blocks: readonly Block[]) => {
      const until = blocks.at(-1)?.until
      return { folder: place, url, ...(until !== undefined && { endless: { until, happen } }) }
    }

    const runCommands = async () => {
      const isOwn = readProject(own.document).includes('<!-- a gateway of its own -->')
      const [place, url] = [folder.file(own.name), isOwn ? await aFreeUrl() : gateway.url]
      await prepareFolder(place, url, own.blocks)
      return runShell(own.commands, readerOf(place, url, own.commands))
    }
    const runPrograms = () => runProgram(own.name, readerOf(compiled.folder, gateway.url, own.programs))

    const runs = [
      { kind: 'its commands do', run: runCommands, blocks: own.commands },
      { kind: 'its program does', run: runPrograms, blocks: own.programs },
    ].filter(({ blocks }) => blocks.length > 0)
    // As it is read: what comes first is done first.
    runs.sort((a, b) => (a.blocks[0]?.line ?? 0) - (b.blocks[0]?.line ?? 0))

    if (runs.length > 0)
      test.each(runs)('$kind what they are there for', async ({ run, blocks }) => {
        // After what goes on until it is stopped nothing can come.
        expect(blocks.slice(0, -1).filter(({ until }) => until !== undefined)).toEqual([])
        const { status, stdout, stderr } = await run()
        const until = blocks.at(-1)?.until
        if (until !== undefined) expect(stdout + stderr).toContain(until)
        else expect([status, status === 0 ? '' : stdout + stderr]).toEqual([0, ''])
        expect(stdout + stderr).not.toMatch(complaints)
      })

    if (own.operations.length > 0)
      test.each(own.operations)('the operation of line $line is answered', async ({ query, variables }) => {
        const { body } = await gateway.ask(query, JSON.parse(variables) as object)
        expect(body.data).toEqual(expect.any(Object))
        expect(JSON.stringify(body)).not.toMatch(complaints)
      })
  })
}

/** Nobody listens there. */
const aFreeUrl = async (): Promise<string> => {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as { port: number }
  await new Promise((resolve) => server.close(resolve))
  return `http://127.0.0.1:${port}`
}
