import { describeLocation } from '../../src/storage/open-storage.js'
import { inFigures } from '../progress.js'
import type { CopyArguments } from './arguments.js'

export interface Count {
  readonly table: string
  readonly there: number
  readonly here: number
}

/** A table of how many rows each side has. */
export const describeCounts = (counts: readonly Count[]): string => {
  const lines = [
    ['rows', 'SQLite', 'PostgreSQL'],
    ...counts.map(({ table, here, there }) => [table, inFigures(here), inFigures(there)]),
  ]
  const widths = [0, 1, 2].map((place) => Math.max(...lines.map((line) => line[place]?.length ?? 0)))
  const [width = 0, ...others] = widths
  return lines
    .map(([name = '', ...figures]) =>
      [name.padEnd(width), ...figures.map((figure, place) => figure.padStart(others[place] ?? 0))].join('  '),
    )
    .join('\n')
}

/** How to go on, with the key's place and never the key. */
export const describeWhatNext = ({ file, to, keyFile }: CopyArguments): string => {
  const location = describeLocation({ url: to, readUrl: undefined, migrationUrl: undefined })
  const key = keyFile
    ? `SERVER_KEY to what stands in ${keyFile}: SERVER_KEY=$(cat '${keyFile}')`
    : 'SERVER_KEY as it is now'
  return [
    `Start the gateway with DATABASE_URL set to ${location}, and ${key}.`,
    `Start none on ${file} any more: what it wrote would stay there.`,
  ].join('\n')
}
