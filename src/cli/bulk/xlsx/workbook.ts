import { posix } from 'node:path'
import { Misused } from '../../failures.js'
import type { Archive } from './archive.js'

/** What has to be known of a workbook to read its first sheet. */
export interface Workbook {
  readonly sheet: string
  readonly strings: readonly string[]
  /** Which styles, by their numbers, show a number as a date or a time. */
  readonly dateStyles: ReadonlySet<number>
}

const folder = 'xl'

export const readWorkbook = async (archive: Archive): Promise<Workbook> => {
  const targets = await readTargets(archive)
  const strings = targets.get('sharedStrings')
  const styles = targets.get('styles')
  return {
    sheet: await firstSheet(archive, targets),
    strings: strings && archive.has(strings) ? await readStrings(archive, strings) : [],
    dateStyles: styles && archive.has(styles) ? await readDateStyles(archive, styles) : new Set(),
  }
}

/** By their ids, and by their kinds for those of which there is one. */
const readTargets = async (archive: Archive): Promise<ReadonlyMap<string, string>> => {
  const targets = new Map<string, string>()
  await archive.tell(`${folder}/_rels/workbook.xml.rels`, {
    open: ({ name, attributes: { Id = '', Type = '', Target = '' } }) => {
      if (name !== 'Relationship') return
      const path = Target.startsWith('/') ? Target.slice(1) : posix.join(folder, Target)
      targets.set(Id, path).set(posix.basename(Type), path)
    },
  })
  return targets
}

const firstSheet = async (archive: Archive, targets: ReadonlyMap<string, string>): Promise<string> => {
  const sheets: string[] = []
  await archive.tell(`${folder}/workbook.xml`, {
    open: ({ name, attributes }) => {
      if (name === 'sheet' && (attributes.state ?? 'visible') === 'visible') sheets.push(attributes['r:id'] ?? '')
    },
  })
  const path = targets.get(sheets[0] ?? '')
  if (!path) throw new Misused('has no sheet.')
  return path
}

const readStrings = async (archive: Archive, path: string): Promise<string[]> => {
  const strings: string[] = []
  let text = ''
  let isText = false
  let isPhonetic = false
  await archive.tell(path, {
    open: ({ name }) => {
      if (name === 'si') text = ''
      if (name === 'rPh') isPhonetic = true
      isText = name === 't' && !isPhonetic
    },
    text: (part) => {
      if (isText) text += part
    },
    close: (name) => {
      if (name === 't') isText = false
      if (name === 'rPh') isPhonetic = false
      if (name === 'si') strings.push(text)
    },
  })
  return strings
}

/** Numbers of formats that every workbook knows without saying them. */
const isDateFormat = (id: number): boolean => (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47)

/** Without what stands in quotation marks, in brackets or after a backslash. */
const isDateCode = (code: string): boolean => /[ymdhs]/i.test(code.replace(/"[^"]*"|\[[^\]]*\]|\\./g, ''))

const readDateStyles = async (archive: Archive, path: string): Promise<Set<number>> => {
  const dates = new Set<number>()
  const ownDates = new Set<number>()
  let isInCells = false
  let style = 0
  await archive.tell(path, {
    open: ({ name, attributes: { numFmtId, formatCode = '' } }) => {
      const id = Number(numFmtId)
      if (name === 'numFmt' && isDateCode(formatCode)) ownDates.add(id)
      if (name === 'cellXfs') isInCells = true
      if (name !== 'xf' || !isInCells) return
      if (isDateFormat(id) || ownDates.has(id)) dates.add(style)
      style += 1
    },
    close: (name) => {
      if (name === 'cellXfs') isInCells = false
    },
  })
  return dates
}
