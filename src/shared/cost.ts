interface Asked {
  readonly args: Readonly<Record<string, unknown>>
  /** What one item costs, with all that is asked of it. */
  readonly childComplexity: number
}

/** For `complexity` beside a field: a list of at most so many items. */
export const costOfItems =
  (itemsMax: number) =>
  ({ childComplexity }: Asked): number =>
    1 + itemsMax * (1 + childComplexity)

/** For `complexity` beside a field: one item for each member of the argument. */
export const costOfEach =
  (argument: string) =>
  ({ args, childComplexity }: Asked): number => {
    const given = args[argument]
    return 1 + (Array.isArray(given) ? given.length : 1) * (1 + childComplexity)
  }
