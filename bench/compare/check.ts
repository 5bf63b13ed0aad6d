import { isDeepStrictEqual } from 'node:util'
import { bodyOf, type Contestant } from './contestants.js'
import { type Operation, operations } from './documents.js'
import type { Target } from './load.js'
import type { Sample } from './sample.js'

/** @returns the data of an answer without errors */
export const ask = async ({ server, path, headers }: Target, body: string): Promise<unknown> => {
  const response = await fetch(`${server.url}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', connection: 'close', ...headers },
    body,
  })
  const { data, errors } = (await response.json()) as { data?: unknown; errors?: unknown }
  if (errors || !data) throw new Error(`${server.url}: ${JSON.stringify(errors)}`)
  return data
}

/** Same ids and names everywhere; what a write makes anew differs. */
const isWrite = (operation: Operation): boolean => operation === 'create'

/** How often each is compared, with other variables each time. */
const times = 20

/** Nothing is timed before all servers give the same answers, and a write has been done. */
export const checkAnswers = async (targets: ReadonlyMap<Contestant, Target>, sample: Sample): Promise<void> => {
  for (const operation of operations) {
    for (let time = 0; time < times; time += 1) await compare(targets, operation, sample)
  }
}

const compare = async (targets: ReadonlyMap<Contestant, Target>, operation: Operation, sample: Sample) => {
  const variables = sample.variables(operation)
  const fixed = { variables: () => variables } as unknown as Sample
  const answers = await Promise.all(
    [...targets.values()].map((target) => ask(target, bodyOf(target, operation, fixed))),
  )
  const [first] = answers
  for (const answer of answers) {
    if (isWrite(operation)) requireSuccess(answer)
    else if (!isDeepStrictEqual(answer, first)) {
      throw new Error(`${operation}: not the same answers\n${JSON.stringify(first)}\n${JSON.stringify(answer)}`)
    }
  }
}

const requireSuccess = (answer: unknown): void => {
  const text = JSON.stringify(answer)
  if (!text.includes('CreateCustomerSuccess')) throw new Error(`A customer was not created: ${text}`)
}
