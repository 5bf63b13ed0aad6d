import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  getArgumentValues,
  getNamedType,
  isObjectType,
  Kind,
} from 'graphql'
import { collectSubfields } from 'graphql/execution/collectFields.js'
import type { JsonText, Variables } from '../../../storage/json-text.js'
import type { Shown, ShownObject, ShownPage } from '../../../storage/shown.js'

/** Something is asked for that does not leave the database as JSON. */
export class NotShown extends Error {}

/** A field with all its selections. */
export interface Asked {
  readonly name: string
  readonly field: GraphQLField<unknown, unknown>
  readonly nodes: readonly FieldNode[]
}

/** What is asked of an object, by the keys of the answer. Of `__typename` there is no field. */
export type Fields = ReadonlyMap<string, Asked | null>

/** Writes what a document asks of things as the JSON text that the database is to make of them. */
export class ShownWriter {
  readonly fragments: Readonly<Record<string, FragmentDefinitionNode>>

  constructor(
    private readonly schema: GraphQLSchema,
    document: DocumentNode,
  ) {
    const fragments = document.definitions.filter((it) => it.kind === Kind.FRAGMENT_DEFINITION)
    this.fragments = Object.fromEntries(fragments.map((fragment) => [fragment.name.value, fragment]))
  }

  /** What is asked of what a field answers. */
  fieldsOf({ field, nodes }: Asked): Fields {
    const type = objectTypeOf(field)
    return fieldsIn(type, collectSubfields(this.schema, this.fragments, {}, type, nodes))
  }

  /** @throws NotShown */
  object(text: JsonText, asked: Asked, shown: ShownObject): void {
    text.object(this.fieldsOf(asked), (member) => {
      if (member === null) text.literal(`"${objectTypeOf(asked.field).name}"`)
      else this.#member(text, member, shown)
    })
  }

  #member(text: JsonText, member: Asked, { fields }: ShownObject): void {
    const shown = fields[member.name]
    if (!shown) throw new NotShown()
    this.#value(text, member, shown)
  }

  #value(text: JsonText, asked: Asked, shown: Shown): void {
    if ('column' in shown) text.column(shown)
    else if ('make' in shown) text.made(shown)
    else if ('items' in shown) this.#page(text, asked, shown)
    else if (shown.from === undefined) this.object(text, asked, shown)
    else text.row(shown.from, (row) => this.object(row, asked, shown))
  }

  /** Of a page the items alone: more of it than they say is not known where they are read. */
  #page(text: JsonText, asked: Asked, { items, from }: ShownPage): void {
    text.object(this.fieldsOf(asked), (member) => {
      if (member?.name !== 'nodes') throw new NotShown()
      text.rows(
        (variables) => from(argumentsOf(asked, variables)),
        (row) => this.object(row, member, items),
      )
    })
  }
}

/** What a field is given: the same wherever it stands in the document. */
export const argumentsOf = ({ field, nodes }: Asked, variables: Variables): Record<string, unknown> =>
  getArgumentValues(field, nodes[0] as FieldNode, variables)

/** @throws NotShown for what only GraphQL knows the answer of */
export const fieldsIn = (type: GraphQLObjectType, collected: ReadonlyMap<string, readonly FieldNode[]>): Fields =>
  new Map(
    [...collected].map(([key, nodes]) => {
      const name = (nodes[0] as FieldNode).name.value
      if (name === '__typename') return [key, null]
      const field = type.getFields()[name]
      if (!field) throw new NotShown()
      return [key, { name, field, nodes }]
    }),
  )

const objectTypeOf = ({ type }: Asked['field']): GraphQLObjectType => {
  const named = getNamedType(type)
  if (!isObjectType(named)) throw new NotShown()
  return named
}
