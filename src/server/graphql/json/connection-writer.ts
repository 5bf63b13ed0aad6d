import type { Connection } from '../../../shared/connection.types.js'
import type { JsonText } from '../../../storage/json-text.js'
import type { ShownObject } from '../../../storage/shown.js'
import { type Asked, type Fields, NotShown, type ShownWriter } from './shown-writer.js'

interface Page {
  readonly connection: Connection<string>
  /** Undefined where nobody asks. */
  readonly total: number | undefined
}

type Write<Of> = (of: Of) => string

export type WriteConnection = (connection: Connection<string>) => Promise<string>

/**
 * Puts together what is asked of a page whose items are JSON already. What is asked of an item is written into `text`, once:
 * rows have one text each.
 *
 * @throws NotShown
 */
export const connectionWriter = (
  writer: ShownWriter,
  asked: Asked,
  { text, items }: { readonly text: JsonText; readonly items: ShownObject },
): WriteConnection => {
  let isWritten = false
  const writeItem = (item: Asked): void => {
    if (isWritten) throw new NotShown()
    isWritten = true
    writer.object(text, item, items)
  }
  const fields = writer.fieldsOf(asked)
  const write = objectOf<Page>(fields, (member) => pageMember(writer, member, writeItem))
  const isCounted = [...fields.values()].some((member) => member?.name === 'totalCount')
  return async (connection) => write({ connection, total: isCounted ? await connection.totalCount() : undefined })
}

const pageMember = (writer: ShownWriter, member: Asked, writeItem: (item: Asked) => void): Write<Page> => {
  switch (member.name) {
    case 'nodes':
      writeItem(member)
      return ({ connection }) => `[${connection.nodes.join(',')}]`
    case 'edges': {
      const write = objectOf<Connection<string>['edges'][number]>(writer.fieldsOf(member), (of) => {
        if (of.name === 'cursor') return ({ cursor }) => JSON.stringify(cursor)
        writeItem(of)
        return ({ node }) => node
      })
      return ({ connection }) => `[${connection.edges.map(write).join(',')}]`
    }
    case 'pageInfo': {
      const write = objectOf<Connection<string>['pageInfo']>(
        writer.fieldsOf(member),
        ({ name }) =>
          (pageInfo) =>
            JSON.stringify(pageInfo[name as keyof typeof pageInfo]),
      )
      return ({ connection }) => write(connection.pageInfo)
    }
    default:
      if (member.name !== 'totalCount') throw new NotShown()
      return ({ total }) => String(total)
  }
}

/** Names of types are left to GraphQL: few ask for them here. */
const objectOf = <Of>(fields: Fields, memberOf: (member: Asked) => Write<Of>): Write<Of> => {
  const members = [...fields].map(([key, member]) => {
    if (member === null) throw new NotShown()
    return { key, write: memberOf(member) }
  })
  return (of) => `{${members.map(({ key, write }) => `"${key}":${write(of)}`).join(',')}}`
}
