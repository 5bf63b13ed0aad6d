import { readdirSync } from 'node:fs'
import { projectFile } from '../../src/shared/project-file.js'
import { readProject } from './documents.js'

/** A fenced block of a Markdown document, or a command that a reader of it has carried out: <!-- first: … --> */
export interface Block {
  readonly document: string
  /** Where its text begins, counted from 1. */
  readonly line: number
  readonly language: string
  /** What stands beside the language: the file that it is, or "variables" of the operation before it. */
  readonly name: string
  readonly text: string
  /** Why it cannot be run here: <!-- not run: … --> */
  readonly notRun: string | undefined
  /** It ends by no more than being stopped. What it has to say before that: <!-- run until: … --> */
  readonly until: string | undefined
}

const unmarked = { notRun: undefined, until: undefined }

const marker = /^\s*<!-- (not run|run until): (.+) -->$/

export const blocksOf = (document: string): Block[] => {
  const lines = readProject(document).split('\n')
  const blocks: Block[] = []
  let mark: RegExpExecArray | null = null
  for (let at = 0; at < lines.length; at += 1) {
    const [, indent = '', fence = '', language = '', name = ''] = /^( *)(```+)(\S*) *(.*)$/.exec(lines[at] ?? '') ?? []
    if (!fence) {
      if (lines[at]?.trim()) mark = marker.exec(lines[at] ?? '')
      const [, first] = /^<!-- first: (.+) -->$/.exec(lines[at] ?? '') ?? []
      if (first) blocks.push({ ...unmarked, document, line: at + 1, language: 'sh', name: '', text: first })
      continue
    }
    const end = lines.indexOf(indent + fence, at + 1)
    if (end < 0) throw new Error(`${document}:${at + 1}: this block never ends.`)
    const text = lines.slice(at + 1, end).map((line) => line.slice(indent.length))
    const [, kind, words] = mark ?? []
    blocks.push({
      ...{ document, line: at + 2, language, name, text: text.join('\n') },
      notRun: kind === 'not run' ? words : undefined,
      until: kind === 'run until' ? words : undefined,
    })
    mark = null
    at = end
  }
  return blocks
}

/** How many blocks of a document say how they are to be run; a mark that stands before no block is lost. */
export const countMarks = (document: string): number =>
  readProject(document)
    .split('\n')
    .filter((line) => marker.test(line)).length

export const documents: readonly string[] = [
  'README.md',
  'SECURITY.md',
  ...readdirSync(projectFile('docs'), { encoding: 'utf8', recursive: true })
    .filter((file) => file.endsWith('.md'))
    .map((file) => `docs/${file}`)
    .sort(),
]

/** Blocks as one text, each where it stands in its document: so that what complains of a line names the document's. */
export const woven = (blocks: readonly Block[]): string => {
  const lines: string[] = []
  for (const { line, text } of blocks) {
    while (lines.length < line - 1) lines.push('')
    lines.push(...text.split('\n'))
  }
  return `${lines.join('\n')}\n`
}
