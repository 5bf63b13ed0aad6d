import type { Command } from 'commander'
import type { Event, GatewayError } from '../../client/index.js'
import { customerIdOf } from '../customer-input.js'
import { Interrupted } from '../failures.js'
import type { Columns } from '../output.js'
import type { Session } from '../session.js'
import type { AddVerb } from '../verb.js'

/** As long as the longest, so that what comes after it stands below each other. */
const typeLength = 'SUBSCRIPTION_CREATED'.length

const columns: Columns<Event> = {
  when: ({ occurredAt }) => occurredAt,
  what: ({ type }) => type.padEnd(typeLength),
  whose: ({ customer, customerId }) => customer?.companyProfile.domain ?? customerId ?? '-',
  more: ({ data: { customerId: _known, ...more } }) => (Object.keys(more).length > 0 ? JSON.stringify(more) : ''),
}

const follow = async (session: Session): Promise<void> => {
  const { client, output, surroundings } = session
  const { customer, after } = session.flags as { customer?: string; after?: string }
  const customerId = customer === undefined ? undefined : await customerIdOf(session, customer)
  let isLost = false
  let last = after
  const events = client.events({
    ...(customerId !== undefined && { customerId }),
    ...(after !== undefined && { after }),
    signal: surroundings.interruption(),
    onReconnect: (reason) => {
      if (!isLost) output.say(lost(reason))
      isLost = true
    },
  })
  for await (const event of events) {
    isLost = false
    await output.line(event, columns)
    last = event.id
  }
  if (last !== undefined) output.say(`To go on after what was told: csp event follow --after ${last}`)
  throw new Interrupted()
}

const lost = (reason: GatewayError | undefined): string =>
  `The connection has ended${reason ? ` (${reason.message})` : ''}. It is tried again until it is there, and nothing is left out.`

export const addEvent = (program: Command, addVerb: AddVerb): void => {
  addVerb(
    program.command('event').description('what happens to customers'),
    {
      usage: 'follow',
      description: 'tells what happens while it happens, over connections that break, until Ctrl+C',
      example: 'event follow --customer fourthcoffee.onmicrosoft.com --json',
      flags: (command) =>
        command
          .option('--customer <customer>', 'only what happens to this one: its id, domain or external id')
          .option('--after <event>', 'begins after the event with this id; from now on when left out'),
    },
    follow,
  )
}
