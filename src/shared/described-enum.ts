import { registerEnumType } from 'type-graphql'

/** A GraphQL enum from the meaning of its values: `describedEnum('X', '...', { A: '...', B: '...' }).A === 'A'`. */
export const describedEnum = <Value extends string>(
  name: string,
  description: string,
  values: Readonly<Record<Value, string>>,
): { readonly [V in Value]: V } => {
  const names = Object.keys(values) as Value[]
  const described = Object.fromEntries(names.map((value) => [value, value])) as { [V in Value]: V }
  const valuesConfig = Object.fromEntries(names.map((value) => [value, { description: values[value] }])) as {
    [V in Value]: { description: string }
  }
  registerEnumType(described, { name, description, valuesConfig })
  return described
}
