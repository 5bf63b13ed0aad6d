import { readFileSync } from 'node:fs'
import { projectFile } from '../../src/shared/project-file.js'

export const readProject = (file: string): string => readFileSync(projectFile(file), 'utf8')

/** The part of a Markdown text under a heading, up to the next one of its level. */
export const sectionOf = (markdown: string, heading: string): string => {
  const [, section] = markdown.split(new RegExp(`^## ${heading}$`, 'm'))
  if (section === undefined) throw new Error(`There is no section "${heading}".`)
  return section.split(/^## /m)[0] ?? ''
}

/** What stands in code in the first cells of a section's tables. */
export const firstCells = (section: string): string[] =>
  [...section.matchAll(/^\| (`[^|]+`) \|/gm)].flatMap(([, cell = '']) =>
    [...cell.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name),
  )

/** As GitHub makes them of headings. */
export const anchorsIn = (markdown: string): Set<string> =>
  new Set(
    [...markdown.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
      heading
        .toLowerCase()
        .replace(/[^\w\- ]/g, '')
        .replaceAll(' ', '-'),
    ),
  )
