import {
  type DocumentNode,
  type FragmentDefinitionNode,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql'

/** How large the largest operation of a document is. Fragments count wherever they are spread. */
export interface Shape {
  readonly depth: number
  readonly aliases: number
  readonly directives: number
  readonly rootFields: number
}

const nothing: Shape = { depth: 0, aliases: 0, directives: 0, rootFields: 0 }

const beside = (one: Shape, other: Shape): Shape => ({
  depth: Math.max(one.depth, other.depth),
  aliases: one.aliases + other.aliases,
  directives: one.directives + other.directives,
  rootFields: one.rootFields + other.rootFields,
})

const largest = (one: Shape, other: Shape): Shape => ({
  depth: Math.max(one.depth, other.depth),
  aliases: Math.max(one.aliases, other.aliases),
  directives: Math.max(one.directives, other.directives),
  rootFields: Math.max(one.rootFields, other.rootFields),
})

/**
 * Measures a document without a schema, before anything else looks at it. Each fragment is measured once, so that
 * fragments which spread each other again and again take no more time than their text.
 */
export const measureShape = ({ definitions }: DocumentNode): Shape => {
  const meter = new Meter(definitions.filter((definition) => definition.kind === Kind.FRAGMENT_DEFINITION))
  return definitions
    .filter((definition) => definition.kind === Kind.OPERATION_DEFINITION)
    .map((operation) => meter.ofOperation(operation))
    .reduce(largest, nothing)
}

class Meter {
  readonly #fragments: ReadonlyMap<string, FragmentDefinitionNode>
  readonly #measured = new Map<string, Shape>()

  constructor(fragments: readonly FragmentDefinitionNode[]) {
    this.#fragments = new Map(fragments.map((fragment) => [fragment.name.value, fragment]))
  }

  ofOperation({ directives, variableDefinitions, selectionSet }: OperationDefinitionNode): Shape {
    const ofVariables = (variableDefinitions ?? []).flatMap((variable) => variable.directives ?? []).length
    return beside(directed((directives?.length ?? 0) + ofVariables), this.#ofSet(selectionSet))
  }

  #ofSet(set: SelectionSetNode | undefined): Shape {
    return (set?.selections ?? []).map((selection) => this.#ofSelection(selection)).reduce(beside, nothing)
  }

  #ofSelection(selection: SelectionNode): Shape {
    const own = directed(selection.directives?.length ?? 0)
    if (selection.kind === Kind.FRAGMENT_SPREAD) return beside(own, this.#ofFragment(selection.name.value))
    const inside = this.#ofSet(selection.selectionSet)
    if (selection.kind === Kind.INLINE_FRAGMENT) return beside(own, inside)
    return {
      // Introspection is deep by nature; who may ask for it at all, and how often it nests, is decided elsewhere.
      depth: selection.name.value.startsWith('__') ? 0 : 1 + inside.depth,
      aliases: inside.aliases + (selection.alias ? 1 : 0),
      directives: inside.directives + own.directives,
      rootFields: 1,
    }
  }

  /** One that spreads itself is measured without that; validation refuses it. */
  #ofFragment(name: string): Shape {
    const known = this.#measured.get(name)
    if (known) return known
    this.#measured.set(name, nothing)
    const fragment = this.#fragments.get(name)
    const shape = beside(directed(fragment?.directives?.length ?? 0), this.#ofSet(fragment?.selectionSet))
    this.#measured.set(name, shape)
    return shape
  }
}

const directed = (directives: number): Shape => ({ ...nothing, directives })
