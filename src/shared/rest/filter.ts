import { z } from 'zod'
import { InvalidArgument } from '../invalid-argument.js'
import { wireEnum, wireObject } from './wire.js'

export interface FieldFilter<Field extends string> {
  readonly field: Field
  readonly value: string
}

interface FilterRules<Field extends string> {
  readonly fields: readonly [Field, ...Field[]]
  readonly operators: readonly [string, ...string[]]
}

/**
 * `{"Field":"CompanyName","Value":"four","Operator":"starts_with"}`, as each client writes it.
 *
 * @throws InvalidArgument when it is no such thing
 */
export const parseFilter = <const Field extends string>(
  text: string | null | undefined,
  { fields, operators }: FilterRules<Field>,
): FieldFilter<Field> | null => {
  if (text == null || text === '') return null
  const schema = wireObject({ field: wireEnum(fields), operator: wireEnum(operators), value: z.string().max(500) })
  const parsed = schema.safeParse(parseJson(text))
  if (parsed.success) return parsed.data as FieldFilter<Field>
  throw new InvalidArgument(
    'filter',
    `\`filter\` is JSON such as {"Field":"${fields[0]}","Value":"four","Operator":"${operators[0]}"}, with one of the fields ${fields.join(', ')} and of the operators ${operators.join(', ')}.`,
  )
}

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}
