import type { Writable } from 'node:stream'
import { autocomplete, confirm, isCancel, password, text } from '@clack/prompts'
import { Interrupted } from './failures.js'
import type { Question } from './questions.js'
import type { Surroundings } from './session.js'

/** Asks a person, by way of standard error: standard output is for data. */
export class Prompter {
  readonly #streams: { input: Surroundings['stdin']; output: Writable }

  constructor({ stdin, stderr }: Surroundings) {
    this.#streams = { input: stdin, output: stderr }
  }

  async ask({ message, options, example, pattern }: Question, before = ''): Promise<string> {
    if (options) {
      const initialValue = options.find(({ value }) => value === before)?.value ?? options[0]?.value ?? ''
      return answered<string>(
        await autocomplete({ ...this.#streams, message, options: [...options], initialValue, maxItems: 8 }),
      )
    }
    const validate = (answer = '') => {
      if (answer.trim() === '') return 'This is needed.'
      return pattern && !pattern.test(answer.trim().toUpperCase())
        ? `For example: ${example ?? pattern.source}`
        : undefined
    }
    const hint = example ? { placeholder: example } : {}
    return answered<string>(await text({ ...this.#streams, message, initialValue: before, validate, ...hint }))
  }

  async confirm(message: string): Promise<boolean> {
    return answered<boolean>(await confirm({ ...this.#streams, message, initialValue: false }))
  }

  async secret(message: string): Promise<string> {
    return answered<string>(await password({ ...this.#streams, message }))
  }
}

const answered = <Answer extends string | boolean>(answer: Answer | symbol): Answer => {
  if (isCancel(answer)) throw new Interrupted()
  return answer as Answer
}
