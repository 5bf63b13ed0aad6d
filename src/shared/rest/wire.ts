import { z } from 'zod'

/**
 * An object as Partner Center's clients write it: the case of its members means nothing, null is as good as nothing,
 * and what is not known is ignored. Nothing is required here: what is missing is for the services to say, all at once.
 * What they will miss stands in `required`, for readers of the OpenAPI document.
 */
export const wireObject = <Shape extends z.ZodRawShape>(
  shape: Shape,
  required: readonly (keyof Shape & string)[] = [],
) =>
  z
    .preprocess(namedAs(Object.keys(shape)), z.object(shape))
    .meta(required.length > 0 ? { required: [...required] } : {})

const namedAs =
  (names: readonly string[]) =>
  (value: unknown, context: z.RefinementCtx): unknown => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
    const nameOf = new Map(names.map((name) => [name.toLowerCase(), name]))
    const members = new Map<string, unknown>()
    for (const [key, member] of Object.entries(value)) {
      const name = nameOf.get(key.toLowerCase())
      if (name === undefined || member === null) continue
      if (members.has(name)) {
        context.addIssue({ code: 'custom', message: `"${name}" is there twice, in different case.`, path: [name] })
      }
      members.set(name, member)
    }
    return Object.fromEntries(members)
  }

/** A value of a list in whatever case: `starts_with`, `StartsWith` and `startsWith` are the same. */
export const wireEnum = <const Values extends readonly string[]>(values: Values) => {
  const known = new Map(values.map((value) => [plain(value), value]))
  return z.preprocess((text) => (typeof text === 'string' ? (known.get(plain(text)) ?? text) : text), z.enum(values))
}

const plain = (text: string): string => text.replace(/[^a-z0-9]/gi, '').toLowerCase()

/** A whole number in a query. */
export const wireInteger = z
  .string()
  .regex(/^-?\d{1,9}$/, 'It has to be a whole number.')
  .transform(Number)
  .meta({ type: 'integer', pattern: undefined })

const attributesOf = <Name extends string>(objectType: Name) => z.object({ objectType: z.literal(objectType) })

/** What every resource says of itself. */
export const attributesSchema = z
  .object({
    objectType: z.string(),
    etag: z.string().optional().describe('Give it back to write only if nothing has changed.'),
  })
  .meta({ id: 'Attributes' })

export const linkSchema = z
  .object({
    uri: z.string().describe('Begins with a slash; put /v1 before it.'),
    method: z.string(),
    headers: z.array(z.object({ key: z.string(), value: z.string() })),
  })
  .meta({ id: 'Link' })

type Link = z.output<typeof linkSchema>

/** Without "/v1", which clients put before it themselves; the list of headers has to be there even when it is empty. */
export const linkTo = (uri: string, headers: Link['headers'] = []): Link => ({ uri, method: 'GET', headers })

export const collectionOf = <Item extends z.ZodType>(item: Item) =>
  z.object({
    totalCount: z.int().describe('How many there are on this page.'),
    items: z.array(item),
    continuationToken: z.string().optional().describe('As in the headers of links.next.'),
    links: z
      .object({ self: linkSchema.optional(), next: linkSchema.optional(), previous: linkSchema.optional() })
      .optional(),
    attributes: attributesOf('Collection'),
  })

export const collection = <Item>(items: readonly Item[]) => ({
  totalCount: items.length,
  items,
  attributes: { objectType: 'Collection' as const },
})

/** A list from `offset` on: for what is so short that it is read as a whole. */
export const sliceOf = <Item>(
  items: readonly Item[],
  { offset = 0, size }: { readonly offset?: number | undefined; readonly size?: number | undefined },
): Item[] => items.slice(offset, size === undefined ? undefined : offset + size)

/** A value as an answer may hold it before what is null has been left out. */
export type Loose<T> = T extends readonly (infer Item)[]
  ? readonly Loose<Item>[]
  : T extends object
    ? { readonly [Name in keyof T]: Loose<T[Name]> | (undefined extends T[Name] ? null : never) }
    : T

/** Old clients cannot read null in an enum, and no client needs it. */
export const withoutNulls = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(withoutNulls)
  if (typeof value !== 'object' || value === null || value instanceof Date) return value
  // Every answer passes here: without lists of entries in between it takes a third of the time.
  const members: Record<string, unknown> = {}
  for (const [name, member] of Object.entries(value)) {
    if (member !== null && member !== undefined) members[name] = withoutNulls(member)
  }
  return members
}
