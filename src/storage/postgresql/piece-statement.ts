import pg from 'pg'
import { prepareValue } from 'pg/lib/utils.js'

interface Field {
  readonly dataTypeID: number
  readonly format?: 'text' | 'binary'
}

/** What the driver lets be sent over a connection, and what it has prepared there or asked to be. */
export interface Wire {
  readonly parsedStatements: Readonly<Record<string, string>>
  readonly submittedNamedStatements: Record<string, string>
  readonly stream: pg.Connection['stream']
  parse(message: object): void
  bind(message: object): void
  describe(message: object): void
  execute(message: object): void
  sync(): void
}

type Config = pg.QueryArrayConfig

type Parser = (text: string) => unknown

/** What comes back of a statement, row for row, and how its values are read. */
interface Columns {
  readonly types: Config['types']
  readonly fields: readonly Field[]
  readonly parsers: readonly Parser[]
}

/** Of what each connection has said before; a change of the columns it refuses until it is prepared anew. */
const known = new WeakMap<Wire, Map<string, Columns>>()

const knownOn = (wire: Wire): Map<string, Columns> => {
  const before = known.get(wire)
  if (before) return before
  const columns = new Map<string, Columns>()
  known.set(wire, columns)
  return columns
}

/**
 * One statement, in place of the driver's own query, which copies its settings and has the server say each time again what
 * the columns are: with some thirty of them more than the row itself.
 */
export class PieceStatement {
  /** Under which it is prepared. */
  name: string
  readonly text: string
  #columns: Columns | undefined
  #known: Map<string, Columns> | undefined
  readonly #rows: unknown[][] = []
  #unreadable: Error | undefined

  constructor(
    private readonly config: Config,
    private readonly resolve: (result: pg.QueryArrayResult) => void,
    private readonly reject: (error: Error) => void,
  ) {
    this.name = config.name ?? ''
    this.text = config.text
  }

  /** @returns why it cannot be sent, of which a half has been written then */
  submit(wire: Wire): Error | undefined {
    const { name, text } = this
    const isPrepared = name !== '' && (name in wire.parsedStatements || name in wire.submittedNamedStatements)
    if (!isPrepared) {
      wire.parse({ name, text })
      if (name !== '') wire.submittedNamedStatements[name] = text
    }
    try {
      wire.bind({ statement: name, values: this.config.values, valueMapper: prepareValue })
    } catch (error) {
      return error as Error
    }
    this.#known = knownOn(wire)
    const columns = this.#known.get(name)
    if (columns && columns.types === this.config.types) this.#columns = columns
    else wire.describe({ type: 'P' })
    wire.execute({})
    return undefined
  }

  handleRowDescription({ fields }: { readonly fields: readonly Field[] }): void {
    this.#columns = this.#columnsOf(fields)
  }

  handleDataRow({ fields }: { readonly fields: readonly (string | null)[] }): void {
    const parsers = this.#columns?.parsers ?? []
    try {
      this.#rows.push(fields.map((text, index) => (text === null ? null : parsers[index]?.(text))))
    } catch (error) {
      this.#unreadable ??= error as Error
    }
  }

  handleCommandComplete({ text }: { readonly text: string }): void {
    if (this.#unreadable) this.reject(this.#unreadable)
    else this.resolve(this.#resultOf(text))
  }

  #resultOf(text: string): pg.QueryArrayResult {
    const columns = this.#columns ?? this.#columnsOf([])
    if (this.name !== '') this.#known?.set(this.name, columns)
    // "INSERT 0 1": of what was done, the number of rows comes last.
    const [command = '', ...others] = text.split(' ')
    const last = Number(others.at(-1))
    const rowCount = Number.isNaN(last) ? null : last
    return { command, rowCount, oid: 0, fields: columns.fields as pg.FieldDef[], rows: this.#rows }
  }

  handleEmptyQuery(): void {
    this.resolve({ command: '', rowCount: null, oid: 0, fields: [], rows: [] })
  }

  handleError(error: Error): void {
    this.reject(error)
  }

  #columnsOf(fields: readonly Field[]): Columns {
    const { types } = this.config
    const from = (types ?? pg.types) as { getTypeParser(oid: number, format: string): Parser }
    const parsers = fields.map(({ dataTypeID, format = 'text' }) => from.getTypeParser(dataTypeID, format))
    return { types, fields, parsers }
  }
}
