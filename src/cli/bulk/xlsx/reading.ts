import { Misused } from '../../failures.js'
import { bare } from '../formulas.js'
import type { Reading, SheetRow } from '../sheet.js'
import type { Source } from '../source.js'
import { Archive } from './archive.js'
import { SheetListener } from './sheet-listener.js'
import { readWorkbook } from './workbook.js'

/** The first visible sheet of a workbook. */
export async function* readXlsx(source: Source, _reading: Reading): AsyncGenerator<SheetRow> {
  try {
    const archive = await Archive.open(source.path)
    try {
      yield* rowsOf(archive)
    } finally {
      archive.close()
    }
  } catch (error) {
    throw told(error, source.name)
  }
}

async function* rowsOf(archive: Archive): AsyncGenerator<SheetRow> {
  const workbook = await readWorkbook(archive)
  const listener = new SheetListener(workbook)
  let width: number | undefined
  for await (const _ of archive.parse(workbook.sheet, listener)) {
    for (const { cells, ...row } of listener.take()) {
      if (cells.every((cell) => cell.trim() === '')) continue
      width ??= cells.length
      yield { ...row, cells: padded(cells.map(bare), width), ...(cells.length > width && tooWide(cells.length, width)) }
    }
  }
}

/** A row of a sheet ends with its last cell that is not empty. */
const padded = (cells: readonly string[], width: number): string[] => [
  ...cells,
  ...Array.from({ length: Math.max(0, width - cells.length) }, () => ''),
]

const tooWide = (length: number, width: number) => ({
  fault: `It has ${length} cells, and there are ${width} headings.`,
})

/** The library has no class for what is wrong with a ZIP file. */
const told = (error: unknown, name: string): unknown => {
  if (error instanceof Misused) return new Misused(`${name} ${error.message}`)
  if (!(error instanceof Error) || 'syscall' in error) return error
  return new Misused(
    `${name} is no workbook that can be read (${error.message}). Open it in Excel and save it as .xlsx again.`,
  )
}
