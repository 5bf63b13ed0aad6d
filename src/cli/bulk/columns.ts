import { Misused } from '../failures.js'
import { customerFields, type Field, requiredPaths } from '../fields.js'

const ordered: Field = {
  name: 'subscriptions',
  path: 'subscriptions',
  description: 'what to order: ID or ID=QUANTITY, semicolons between; or a JSON array',
}

/** What a file can say of a customer. */
export const columns: readonly Field[] = [...customerFields, ordered]

/** What our own reports and exports say besides, and an import passes over. */
export const reportColumns = ['line', 'outcome', 'issues', 'customerId'] as const
export const exportColumns = ['id', 'tenantId', 'relationship', 'createdAt'] as const

const passedOver: readonly string[] = [...reportColumns, ...exportColumns]

/** They follow from the country. */
const derived = ['billingProfile.culture', 'billingProfile.language']

const requiredColumns = columns.filter(({ path }) => requiredPaths.includes(path) && !derived.includes(path))

/** Which cell of a row says what: an index for each column that the file has. */
export type Layout = ReadonlyMap<Field, number>

/** Other people's headings: which of our columns they mean, or an empty text for none. */
export type HeadingMap = Readonly<Record<string, string>>

/** "Company Name", "company_name" and "companyName" are the same. */
const folded = (heading: string): string => heading.toLowerCase().replace(/[\s_\-.]/g, '')

const columnNamed = (name: string): Field | undefined => columns.find((column) => folded(column.name) === folded(name))

/** One "heading=column" after the other, as commander collects them. */
export const addHeading = (text: string, map: HeadingMap = {}): HeadingMap => {
  const at = text.lastIndexOf('=')
  const [heading, name] = [text.slice(0, at).trim(), text.slice(at + 1).trim()]
  if (at < 1)
    throw new Misused(`"${text}" maps nothing: --map "Their heading=column", or "Their heading=" to pass over it.`)
  if (name && !columnNamed(name))
    throw new Misused(`There is no column "${name}". There are: ${columns.map((column) => column.name).join(', ')}.`)
  return { ...map, [heading]: name }
}

/** @throws Misused with all that is wrong with the headings */
export const layoutOf = (headings: readonly string[], map: HeadingMap, name: string): Layout => {
  const said = new Map(Object.entries(map).map(([heading, column]) => [folded(heading), column]))
  const targets = headings.map((heading) => said.get(folded(heading)) ?? heading.trim())
  const found = targets.map(columnNamed)
  const problems = [
    ...unknownHeadings(headings, targets),
    ...absentHeadings(headings, map),
    ...repeatedColumns(found),
    ...missingColumns(found),
  ]
  if (problems.length > 0) throw new Misused([`${name} cannot be taken as it is:`, ...problems].join('\n  '))
  return new Map(found.flatMap((column, index) => (column ? [[column, index]] : [])))
}

const isKnown = (target: string): boolean =>
  target === '' || passedOver.some((name) => folded(name) === folded(target)) || columnNamed(target) !== undefined

const unknownHeadings = (headings: readonly string[], targets: readonly string[]): string[] =>
  headings
    .filter((_heading, index) => !isKnown(targets[index] ?? ''))
    .map(
      (heading) =>
        `The column "${heading}" is not known: say --map "${heading}=COLUMN", or --map "${heading}=" to pass over it.`,
    )

const absentHeadings = (headings: readonly string[], map: HeadingMap): string[] =>
  Object.keys(map)
    .filter((heading) => !headings.some((other) => folded(other) === folded(heading)))
    .map((heading) => `There is no heading "${heading}", which --map speaks of.`)

const repeatedColumns = (found: readonly (Field | undefined)[]): string[] =>
  [...new Set(found.filter((column, index) => column && found.indexOf(column) !== index))].map(
    (column) => `Two columns say ${column?.name}.`,
  )

const missingColumns = (found: readonly (Field | undefined)[]): string[] =>
  requiredColumns
    .filter((column) => !found.includes(column))
    .map(({ name, description }) => `There is no column ${name} (${description}).`)
