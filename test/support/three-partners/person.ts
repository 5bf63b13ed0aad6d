import { expect } from '@jest/globals'
import { newId } from '../../../src/shared/ids.js'
import { ask } from '../http.js'
import type { Holdings } from './holdings.js'

/** One answer, by whichever door. */
export interface Answer {
  readonly status: number
  readonly text: string
  readonly body: Readonly<Record<string, unknown>>
}

/** What can be asked for about the thing of an id. */
export type Question = (id: string) => Promise<Answer>

/** Somebody of one of three partners. Every answer that they get is searched for what belongs to the other two. */
export class Person {
  constructor(
    private readonly url: string,
    private readonly token: string,
    readonly holdings: Holdings,
    private readonly others: () => readonly Holdings[],
  ) {}

  /** A connection for each: one that was idle may be closed at the moment in which it is used again. */
  get #headers(): Record<string, string> {
    return { authorization: `Bearer ${this.token}`, connection: 'close' }
  }

  /** The same person with another token. */
  with(token: string): Person {
    return new Person(this.url, token, this.holdings, this.others)
  }

  async graphql(query: string, variables: object = {}): Promise<Answer> {
    const { status, body } = await ask(this.url, query, variables, this.#headers)
    return this.#checked({ status, text: JSON.stringify(body), body }, JSON.stringify(variables))
  }

  async rest(method: string, path: string, sent?: object): Promise<Answer> {
    const body = sent && JSON.stringify(sent)
    const headers = { ...this.#headers, ...(body && { 'content-type': 'application/json' }) }
    const response = await fetch(this.url + path, { method, headers, ...(body && { body }) })
    const text = await response.text()
    const answer = { status: response.status, text, body: text ? JSON.parse(text) : {} }
    return this.#checked(answer, decodeURIComponent(path) + (body ?? ''))
  }

  /** What is asked of another partner's thing is answered as it is of nothing's, but for the id. */
  async isToldNothing(question: Question, foreignId: string): Promise<void> {
    const unknownId = newId()
    const [foreign, unknown] = [await question(foreignId), await question(unknownId)]
    const comparable = ({ status, text }: Answer, id: string) =>
      `${status} ${text.replaceAll(id, 'ID').replaceAll(/"requestId":"[^"]*"/g, '')}`
    expect(comparable(foreign, foreignId)).toBe(comparable(unknown, unknownId))
  }

  #checked(answer: Answer, sent: string): Answer {
    const said = answer.text.toLowerCase()
    for (const { mark, ids } of this.others()) {
      // What somebody has named himself can be repeated to him.
      const leaked = [mark, ...ids].filter((secret) => said.includes(secret) && !sent.toLowerCase().includes(secret))
      expect([sent, leaked]).toEqual([sent, []])
    }
    expect([sent, answer.text, answer.status < 500]).toEqual([sent, answer.text, true])
    expect(answer.text).not.toContain('INTERNAL_SERVER_ERROR')
    return answer
  }
}
