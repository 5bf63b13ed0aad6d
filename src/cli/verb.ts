import type { Command } from 'commander'
import { Misused } from './failures.js'
import type { Tree } from './fields.js'
import { openSession, type Session, type Surroundings } from './session.js'

interface Verb {
  /** With its parameters: "rename <subscription> <name>". */
  readonly usage: string
  readonly description: string
  /** What follows "csp" in an example. */
  readonly example: string
  readonly flags?: (command: Command) => Command
}

/** Adds a verb to a noun. */
export type AddVerb = (noun: Command, verb: Verb, work: (session: Session) => Promise<void>) => Command

export const verbAdder =
  (surroundings: Surroundings): AddVerb =>
  (noun, { usage, description, example, flags = (command) => command }, work) =>
    flags(noun.command(usage).description(description))
      .addHelpText('after', `\nExample:\n  $ csp ${example}`)
      .action(async (...given: unknown[]) => {
        const command = given.at(-1) as Command
        await work(
          await openSession(surroundings, { parameters: command.args, flags: command.optsWithGlobals<Tree>() }),
        )
      })

/** A number as people write it. */
export const wholeNumber = (text: string): number => {
  if (!/^\d+$/.test(text)) throw new Misused(`"${text}" is no whole number.`)
  return Number(text)
}

/** A time as people write it: a day, or to the second. */
export const timeOf = (text: string): string => {
  const time = /^\d{4}-\d{2}-\d{2}(T|$)/.test(text) ? new Date(text) : undefined
  if (!time || Number.isNaN(time.getTime()))
    throw new Misused(`"${text}" is no time: 2026-11-01, or 2026-11-01T08:00:00Z.`)
  return time.toISOString()
}

/** Things that are done for good are asked about, or said twice. */
export const confirmed = async ({ flags, isAsking }: Session, ask: () => Promise<boolean>): Promise<void> => {
  if (flags.yes) return
  if (!isAsking) throw new Misused('This cannot be undone: say --yes with it.')
  if (!(await ask())) throw new Misused('Nothing was done.')
}

/** How much of a list: all of it, or the first so many. */
export async function* upTo<Item>(items: AsyncIterable<Item>, { flags, output }: Session): AsyncGenerator<Item> {
  const most = flags.all ? Number.POSITIVE_INFINITY : Number(flags.limit)
  let count = 0
  for await (const item of items) {
    if (count === most) return output.say(`There are more: --limit or --all.`)
    count += 1
    yield item
  }
}

export const listFlags = (command: Command): Command =>
  command.option('--limit <number>', 'how many at most', wholeNumber, 50).option('--all', 'however many there are')
