import { type FileHandle, open } from 'node:fs/promises'
import { Misused } from '../failures.js'
import { Batches } from './batches.js'

interface Kind {
  /** What it is called, and what each of its kind begins with. */
  readonly name: string
  readonly beginning: string
}

/** A file of lines that runs of an import add to, readable for nobody but the user. */
export class OwnFile {
  readonly #batches: Batches<string>

  private constructor(private readonly file: FileHandle) {
    this.#batches = new Batches(async (lines) => {
      await file.appendFile(lines.join(''))
      await file.datasync()
    })
  }

  /** @throws Misused when it is something else, or others can read it */
  static async open(path: string, kind: Kind): Promise<OwnFile> {
    const file = await open(path, 'a+', 0o600).catch((error: NodeJS.ErrnoException) => {
      throw new Misused(`${path} cannot be written (${error.code}).`)
    })
    try {
      await refuseIfOther(path, file, kind)
      await dropHalfLine(file)
    } catch (error) {
      await file.close()
      throw error
    }
    return new OwnFile(file)
  }

  /** Until it is on disk. */
  add(line: object): Promise<void> {
    return this.#batches.add(`${JSON.stringify(line)}\n`)
  }

  close(): Promise<void> {
    return this.file.close()
  }
}

const refuseIfOther = async (path: string, file: FileHandle, { name, beginning }: Kind): Promise<void> => {
  const { size, mode } = await file.stat()
  if (process.platform !== 'win32' && mode & 0o077)
    throw new Misused(`${path} can be read by others. Close it: chmod 600 ${path}`)
  const { buffer } = await file.read(Buffer.alloc(beginning.length), 0, beginning.length, 0)
  if (size > 0 && buffer.toString() !== beginning) throw new Misused(`${path} exists already, and is no ${name}.`)
}

/** A run that was killed can have written half of one. What it said was not relied on yet. */
const dropHalfLine = async (file: FileHandle): Promise<void> => {
  const { size } = await file.stat()
  const length = Math.min(size, 65_536)
  const { buffer } = await file.read(Buffer.alloc(length), 0, length, size - length)
  const end = buffer.lastIndexOf('\n') + 1
  if (end < length) await file.truncate(size - length + end)
}
