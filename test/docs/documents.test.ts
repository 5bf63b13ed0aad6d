import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { buildSchema, parse as parseGraphQL, validate } from 'graphql'
import { parse as parseYaml } from 'yaml'
import { projectFile } from '../../src/shared/project-file.js'
import { isFile } from '../support/document-programs.js'
import { describeDocuments, languages } from '../support/document-tests.js'
import { anchorsIn, readProject } from '../support/documents.js'
import { type Block, blocksOf, countMarks, documents } from '../support/fenced-blocks.js'

/** What is only read. Any block in another language has to say why it is not run. */
const data = ['json', 'yaml', 'http', 'graphql']

const all = documents.flatMap(blocksOf)
const runnable = all.filter(({ notRun }) => notRun === undefined)
const placeOf = ({ document, line }: Block): string => `${document}:${line}`

const each = (language: string) =>
  runnable.filter((block) => block.language === language).map((block): [string, string] => [placeOf(block), block.text])

describe('every block of the documents', () => {
  test('is run, or says why it is not', () => {
    const known = [...languages.shell, ...languages.program, ...data]
    const mute = runnable.filter((block) => !known.includes(block.language) && !isFile(block))
    expect(mute.map(placeOf)).toEqual([])
  })

  test.each(documents)('no mark of %s is lost before something else', (document) => {
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

/** Where a document leads within the project: files, and places in them. */
const linksOf = (document: string): Set<string> =>
  new Set(
    [...readProject(document).matchAll(/\]\((?!https?:)([^)#\s]*)(#[^)\s]+)?\)/g)].map(
      ([, path, anchor = '']) => (path ? join(dirname(document), path) : document) + anchor,
    ),
  )

test.each(documents.flatMap((document) => [...linksOf(document)].map((link) => [document, link])))(
  '%s leads to %s, which is there',
  (_document, link = '') => {
    const [file = '', anchor] = link.split('#')
    expect(existsSync(projectFile(file))).toBe(true)
    if (anchor) expect([...anchorsIn(readProject(file))]).toContain(anchor)
  },
)

describe('data', () => {
  test.each(each('json'))('%s is JSON', (_place, text) => {
    expect(() => JSON.parse(text)).not.toThrow()
  })

  test.each(each('yaml'))('%s is YAML', (_place, text) => {
    expect(parseYaml(text)).toEqual(expect.any(Object))
  })

  test.each(each('http'))('%s is a message of HTTP', (_place, text) => {
    const [head = '', body] = text.split('\n\n')
    const [start, ...headers] = head.split('\n')
    expect(start).toMatch(/^([A-Z]+ \S+ HTTP\/1\.1|HTTP\/1\.1 \d{3}( .+)?)$/)
    expect(headers.filter((header) => !/^[\w-]+: \S/.test(header))).toEqual([])
    if (body) expect(() => JSON.parse(body)).not.toThrow()
  })

  test.each(each('graphql'))('%s is of the schema', (_place, text) => {
    expect(validate(buildSchema(readProject('src/server/schema.graphql')), parseGraphQL(text))).toEqual([])
  })
})

// The others take a minute: programs.long.ts and documents.long.ts run them.
describeDocuments(['README.md'])
