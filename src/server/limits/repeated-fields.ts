import {
  type DocumentNode,
  type FragmentDefinitionNode,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
  visit,
} from 'graphql'

/**
 * How many fields are asked for in a place where one of the same name already is. GraphQL's own rule compares each with
 * each, however little they cost to answer.
 */
export const countRepeats = (document: DocumentNode, enough: number): number => {
  const fragments = new Map(
    document.definitions
      .filter((definition) => definition.kind === Kind.FRAGMENT_DEFINITION)
      .map((fragment) => [fragment.name.value, fragment]),
  )
  let repeats = 0
  const count = (set: SelectionSetNode | undefined) => {
    if (!set || repeats > enough) return
    const names = namesIn(set.selections, fragments, new Set())
    repeats += names.length - new Set(names).size
  }
  visit(document, {
    OperationDefinition: ({ selectionSet }) => count(selectionSet),
    FragmentDefinition: ({ selectionSet }) => count(selectionSet),
    Field: ({ selectionSet }) => count(selectionSet),
  })
  return repeats
}

/** The names of the fields in one place, with those of inline fragments and of each fragment, once. */
const namesIn = (
  selections: readonly SelectionNode[],
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
  spread: Set<string>,
): string[] =>
  selections.flatMap((selection) => {
    if (selection.kind === Kind.FIELD) return [(selection.alias ?? selection.name).value]
    if (selection.kind === Kind.INLINE_FRAGMENT) return namesIn(selection.selectionSet.selections, fragments, spread)
    const name = selection.name.value
    if (spread.has(name)) return []
    spread.add(name)
    return namesIn(fragments.get(name)?.selectionSet.selections ?? [], fragments, spread)
  })
