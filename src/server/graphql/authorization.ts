import {
  type DocumentNode,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isObjectType,
  type OperationDefinitionNode,
  separateOperations,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql'
import { type Allowed, isAllowed } from '../../shared/allowed-to.js'
import type { PartnerRole } from '../../shared/caller.js'

/** A field that not everybody may use, as "Mutation.deleteCustomer". */
interface GuardedField {
  readonly coordinate: string
  readonly allowed: Allowed
}

/** Which fields of an operation its caller's roles do not allow; asked before anything of it is executed. */
export class Authorization {
  /** A document that comes again is the same object: Apollo keeps what it has parsed. */
  readonly #guarded = new WeakMap<OperationDefinitionNode, readonly GuardedField[]>()

  constructor(private readonly schema: GraphQLSchema) {}

  findForbidden(
    document: DocumentNode,
    operation: OperationDefinitionNode,
    roles: readonly PartnerRole[],
  ): readonly string[] {
    const guarded = this.#guarded.get(operation) ?? findGuarded(this.schema, document, operation)
    this.#guarded.set(operation, guarded)
    return guarded.filter(({ allowed }) => !isAllowed(allowed, roles)).map(({ coordinate }) => coordinate)
  }
}

const findGuarded = (
  schema: GraphQLSchema,
  document: DocumentNode,
  { name }: OperationDefinitionNode,
): readonly GuardedField[] => {
  const found = new Map<string, Allowed>()
  const types = new TypeInfo(schema)
  // Other operations of the document are not asked for; fragments that this one does not use are left out as well.
  const asked = separateOperations(document)[name?.value ?? ''] ?? document
  const note = (coordinate: string, extensions: object | undefined) => {
    const allowed = allowedOf(extensions)
    if (allowed) found.set(coordinate, allowed)
  }
  visit(
    asked,
    visitWithTypeInfo(types, {
      Field: (node) => {
        const parent = types.getParentType()
        if (!parent || node.name.value.startsWith('__')) return
        note(parent.name, parent.extensions)
        note(`${parent.name}.${node.name.value}`, types.getFieldDef()?.extensions)
      },
    }),
  )
  return [...found].map(([coordinate, allowed]) => ({ coordinate, allowed }))
}

const allowedOf = (extensions: object | undefined): Allowed | undefined =>
  (extensions as { allowed?: Allowed } | undefined)?.allowed

/** @throws when an operation does not say who may use it, or a field leads to a guarded type and is not guarded itself */
export const requireDeclarations = (schema: GraphQLSchema): void => {
  const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()]
  const undeclared = [
    ...roots.flatMap((root) => (root ? fieldsWithout(root) : [])),
    ...Object.values(schema.getTypeMap())
      .filter(isObjectType)
      .filter((type) => !allowedOf(type.extensions))
      .flatMap((type) => fieldsWithout(type).filter((coordinate) => leadsToGuarded(type, coordinate))),
  ]
  if (undeclared.length > 0) throw new Error(`Who may use this is not declared (@AllowedTo): ${undeclared.join(', ')}`)
}

const fieldsWithout = (type: GraphQLObjectType): string[] =>
  Object.values(type.getFields())
    .filter(({ extensions }) => !allowedOf(extensions))
    .map(({ name }) => `${type.name}.${name}`)

/** A page of something tells how many there are: it is guarded where it is asked for. */
const leadsToGuarded = (type: GraphQLObjectType, coordinate: string): boolean => {
  const to = getNamedType(type.getFields()[coordinate.slice(type.name.length + 1)]?.type)
  if (!isObjectType(to) || type.name.endsWith('Edge') || type.name.endsWith('Connection')) return false
  const edge = getNamedType(to.getFields().edges?.type)
  const node = isObjectType(edge) ? getNamedType(edge.getFields().node?.type) : undefined
  return isObjectType(node) && allowedOf(node.extensions) !== undefined
}
