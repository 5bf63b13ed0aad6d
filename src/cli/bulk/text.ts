import { isUtf8 } from 'node:buffer'
import { Misused } from '../failures.js'

export type Encoding = 'utf8' | 'latin1'

const newline = 0x0a
const lineLengthMax = 1_000_000

/** What a file that is no text begins with. */
const signatures: readonly (readonly [string, string])[] = [
  ['504b0304', 'is an XLSX file: say --format xlsx'],
  ['d0cf11e0', 'is of the old Excel format: save it as .xlsx or CSV'],
  ['fffe', 'is UTF-16: save it as "CSV UTF-8"'],
  ['feff', 'is UTF-16: save it as "CSV UTF-8"'],
]

const mark = Buffer.from('efbbbf', 'hex')

/**
 * The text of a file, in parts that end with a line.
 *
 * @throws Misused with the line when it is not of that encoding
 */
export async function* textOf(
  bytes: AsyncIterable<Buffer>,
  { name, encoding }: { readonly name: string; readonly encoding: Encoding },
): AsyncGenerator<string> {
  let line = 1
  let isFirst = true
  for await (const whole of wholeLines(bytes, name)) {
    if (isFirst) refuseIfNoText(whole, name)
    const part = isFirst && whole.subarray(0, 3).equals(mark) ? whole.subarray(3) : whole
    isFirst = false
    refuseIfOtherwise(part, { name, encoding, line })
    yield decoded(part, encoding)
    line += countOf(part)
  }
}

async function* wholeLines(bytes: AsyncIterable<Buffer>, name: string): AsyncGenerator<Buffer> {
  let rest: Buffer = Buffer.alloc(0)
  let line = 1
  for await (const chunk of bytes) {
    const end = chunk.lastIndexOf(newline) + 1
    const part = end > 0 ? Buffer.concat([rest, chunk.subarray(0, end)]) : undefined
    rest = Buffer.concat(part ? [chunk.subarray(end)] : [rest, chunk])
    if (part) {
      line += countOf(part)
      yield part
    }
    if (rest.length > lineLengthMax) throw new Misused(`${name}: line ${line} is longer than a million bytes.`)
  }
  if (rest.length > 0) yield rest
}

const refuseIfNoText = (part: Buffer, name: string): void => {
  const beginning = part.toString('hex', 0, 4)
  const found = signatures.find(([signature]) => beginning.startsWith(signature))
  if (found) throw new Misused(`${name} ${found[1]}.`)
}

interface Place {
  readonly name: string
  readonly encoding: Encoding
  /** Of the part's beginning. */
  readonly line: number
}

const refuseIfOtherwise = (part: Buffer, { name, encoding, line }: Place): void => {
  if (part.includes(0))
    throw new Misused(`${name}: line ${line + countOf(part.subarray(0, part.indexOf(0)))} is no text.`)
  if (encoding !== 'utf8' || isUtf8(part)) return
  throw new Misused(
    `${name}: line ${line + firstOther(part)} is not UTF-8. If the file comes from an older Excel or Windows, say --encoding latin1; or save it as "CSV UTF-8".`,
  )
}

/** The first of the lines that is not UTF-8, counted from none. */
const firstOther = (part: Buffer): number => {
  let start = 0
  for (let index = 0; ; index += 1) {
    const end = part.indexOf(newline, start)
    if (end === -1 || !isUtf8(part.subarray(start, end))) return index
    start = end + 1
  }
}

/** Windows writes more than ISO 8859-1 has: the euro sign, for example. */
const windows = new TextDecoder('windows-1252')

const decoded = (part: Buffer, encoding: Encoding): string =>
  encoding === 'utf8' ? part.toString('utf8') : windows.decode(part)

const countOf = (part: Buffer): number => {
  let count = 0
  for (let at = part.indexOf(newline); at !== -1; at = part.indexOf(newline, at + 1)) count += 1
  return count
}
