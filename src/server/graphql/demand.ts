import {
  type DocumentNode,
  type FieldNode,
  GraphQLError,
  type GraphQLObjectType,
  type GraphQLSchema,
  getArgumentValues,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql'
import type { Demand } from '../limits/rate-limits.js'

interface Operation {
  readonly document: DocumentNode
  readonly operation: OperationDefinitionNode
  /** As GraphQL has read them. */
  readonly coerced: Record<string, unknown>
}

/** What a valid operation asks for, as the rate limits count it. Its root fields are few: that is a limit of its own. */
export const demandOf = (schema: GraphQLSchema, { document, operation, coerced }: Operation) => {
  const rootType = schema.getRootType(operation.operation)
  const fields = rootFieldsOf(document, operation.selectionSet)
  return {
    operations: fields.map(({ name }) => name.value),
    customerIds: fields.flatMap((field) => (rootType ? customerIdsOf(rootType, field, coerced) : [])),
  } satisfies Omit<Demand, 'cost'>
}

const rootFieldsOf = (document: DocumentNode, { selections }: SelectionSetNode): FieldNode[] =>
  selections.flatMap((selection) => {
    if (selection.kind === Kind.FIELD) return [selection]
    if (selection.kind === Kind.INLINE_FRAGMENT) return rootFieldsOf(document, selection.selectionSet)
    const fragment = document.definitions.find(
      (definition) => definition.kind === Kind.FRAGMENT_DEFINITION && definition.name.value === selection.name.value,
    )
    return fragment && 'selectionSet' in fragment ? rootFieldsOf(document, fragment.selectionSet) : []
  })

const customerIdsOf = (type: GraphQLObjectType, node: FieldNode, variables: Record<string, unknown>): string[] => {
  const field = type.getFields()[node.name.value]
  if (!field) return []
  try {
    const { customerId, by } = getArgumentValues(field, node, variables)
    return [customerId, (by as { id?: unknown } | undefined)?.id].filter((id) => typeof id === 'string')
  } catch (error) {
    // Arguments that do not fit are told when the field is run.
    if (error instanceof GraphQLError) return []
    throw error
  }
}
