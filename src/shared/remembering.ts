import { LRUCache } from 'lru-cache'

/** The same function of a text, which remembers its last answers: what clients send is the same again and again. */
export const remembering = <Value>(answersMax: number, find: (text: string) => Value): ((text: string) => Value) => {
  const answers = new LRUCache<string, { readonly value: Value }>({ max: answersMax })
  return (text) => {
    const known = answers.get(text)
    if (known) return known.value
    const value = find(text)
    answers.set(text, { value })
    return value
  }
}
