import { SaxesParser } from 'saxes'
import { type Entry, openPromise, type ZipFile } from 'yauzl'
import { Misused } from '../../failures.js'

/** What a workbook may be unpacked: a few hundred bytes can say that they are a terabyte. */
const partsMax = 1_000
const partBytesMax = 1_000_000_000
/** All text that stands in memory at once. */
const smallPartBytesMax = 100_000_000
const textLengthMax = 1_000_000

export interface Element {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
}

/** What is told of a part while it is read. */
export interface Listener {
  open?(element: Element): void
  text?(text: string): void
  close?(name: string): void
}

/** The parts of a workbook: a ZIP file of XML files. */
export class Archive {
  private constructor(
    private readonly zip: ZipFile,
    private readonly parts: ReadonlyMap<string, Entry>,
  ) {}

  static async open(path: string): Promise<Archive> {
    const zip = await openPromise(path, { autoClose: false })
    const parts = new Map<string, Entry>()
    for await (const entry of zip.eachEntry()) {
      if (parts.size >= partsMax) throw new Misused(`has more than ${partsMax} parts, as no workbook has.`)
      parts.set(entry.fileName, entry)
    }
    return new Archive(zip, parts)
  }

  has(name: string): boolean {
    return this.parts.has(name)
  }

  /** Tells all that a part has, at once. */
  async tell(name: string, listener: Listener): Promise<void> {
    for await (const _ of this.parse(name, listener, smallPartBytesMax));
  }

  /** Tells what a part has, and yields now and then. */
  async *parse(name: string, listener: Listener, bytesMax = partBytesMax): AsyncGenerator<void> {
    const entry = this.parts.get(name)
    if (!entry) throw new Misused(`has no part ${name}.`)
    if (entry.uncompressedSize > bytesMax)
      throw new Misused(`is too large: ${name} has ${entry.uncompressedSize} bytes.`)
    const parser = new CarefulParser(listener)
    const decoder = new TextDecoder('utf-8', { fatal: true })
    for await (const chunk of await this.zip.openReadStreamPromise(entry)) {
      parser.write(decoder.decode(chunk as Buffer, { stream: true }))
      yield
    }
    parser.close()
  }

  close(): void {
    this.zip.close()
  }
}

/** Text that never ends would be collected for ever. */
class CarefulParser {
  readonly #parser = new SaxesParser()
  #length = 0

  constructor(listener: Listener) {
    this.#parser.on('error', (error) => {
      throw new Misused(`has a part that is no XML: ${error.message}`)
    })
    this.#parser.on('opentag', ({ name, attributes }) => {
      this.#length = 0
      listener.open?.({ name: local(name), attributes: attributes as Record<string, string> })
    })
    this.#parser.on('text', (text) => listener.text?.(text))
    this.#parser.on('closetag', ({ name }) => {
      this.#length = 0
      listener.close?.(local(name))
    })
  }

  write(text: string): void {
    this.#length += text.length
    this.#parser.write(text)
    if (this.#length > textLengthMax) throw new Misused('has a text without end.')
  }

  close(): void {
    this.#parser.close()
  }
}

/** Writers choose the prefixes themselves. */
const local = (name: string): string => name.slice(name.indexOf(':') + 1)
