import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLNamedType,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  isUnionType,
} from 'graphql'

/** What to write where an ID is wanted. */
type IdFor = (name: string) => string

const isNeeded = ({ type }: Pick<GraphQLArgument, 'type'>): boolean =>
  isNonNullType(type) || getNamedType(type).name === 'ID'

/** A value of the type, in GraphQL's own writing: every ID that there can be, and otherwise only what has to be there. */
const literal = (type: GraphQLInputType, name: string, idFor: IdFor): string => {
  if (isNonNullType(type)) return literal(type.ofType, name, idFor)
  if (isListType(type)) return `[${literal(type.ofType, name, idFor)}]`
  if (isEnumType(type)) return type.getValues()[0]?.name ?? ''
  if (isInputObjectType(type)) {
    const fields = Object.values(type.getFields())
    const wanted = type.isOneOf ? fields.slice(0, 1) : fields.filter(isNeeded)
    return `{ ${wanted.map((field) => `${field.name}: ${literal(field.type, field.name, idFor)}`).join(', ')} }`
  }
  const values: Record<string, string> = { Int: '1', Float: '1', Boolean: 'true', DateTime: '"2030-01-01T00:00:00Z"' }
  return values[type.name] ?? (type.name === 'ID' ? JSON.stringify(idFor(name)) : '"x"')
}

/** "customer(by: { id: "…" })" */
export const callOf = (field: GraphQLField<unknown, unknown>, idFor: IdFor): string => {
  const given = field.args.filter(isNeeded).map(({ name, type }) => `${name}: ${literal(type, name, idFor)}`)
  return given.length > 0 ? `${field.name}(${given.join(', ')})` : field.name
}

/** All that can be selected without arguments, to a depth; of what can be several things, all of each. */
export const selectionOf = (type: GraphQLNamedType, depth: number, possible: PossibleTypes): string => {
  if (isUnionType(type) || isInterfaceType(type)) {
    const parts = possible(type).map((one) => `... on ${one.name} ${selectionOf(one, depth, possible)}`)
    return `{ __typename ${parts.join(' ')} }`
  }
  if (!isObjectType(type)) return ''
  const fields = Object.values(type.getFields())
    .filter(({ args }) => args.every((argument) => !isNonNullType(argument.type)))
    .filter((field) => depth > 0 || !isComposite(getNamedType(field.type)))
    .map(
      (field) =>
        `${type.name}_${field.name}: ${field.name} ${selectionOf(getNamedType(field.type), depth - 1, possible)}`,
    )
  return `{ __typename ${fields.join(' ')} }`
}

type PossibleTypes = (type: GraphQLNamedType) => readonly GraphQLNamedType[]

const isComposite = (type: GraphQLNamedType): boolean =>
  isObjectType(type) || isUnionType(type) || isInterfaceType(type)
