import { Counter, Gauge, type Registry } from 'prom-client'
import { type Backlog, measureBacklog } from '../../provisioning/webhook/webhook.backlog.js'
import { settlesWithin } from '../../shared/settles-within.js'
import type { Storage } from '../../storage/storage.js'
import type { TurnFigures } from '../../storage/turns.js'

/** How long a scrape waits for the database, in milliseconds: Prometheus gives up after 10 s. */
const patienceMs = 5_000

/** Figures that are taken when somebody asks for the metrics. @returns what takes them */
export const addFigures = (registry: Registry, storage: Storage): (() => Promise<void>) => {
  const takeTurns = addTurns(registry, storage)
  const takeBacklog = addBacklog(registry)
  const writable = new Gauge({
    name: 'csp_gateway_database_writable',
    help: '1: the database can be written, 0: it cannot, or did not say so in time. As /readyz.',
    registers: [registry],
  })
  return async () => {
    const [isWritable, backlog] = await Promise.all([
      inTime(storage.checkWritable().then(() => true)),
      inTime(measureBacklog(storage)),
    ])
    writable.set(isWritable ? 1 : 0)
    takeBacklog(backlog)
    takeTurns()
  }
}

interface Figure<Measured> {
  readonly name: string
  readonly help: string
  readonly of: (measured: Measured) => number
}

const turnGauges: readonly Figure<TurnFigures>[] = [
  {
    name: 'csp_gateway_database_turns_max',
    help: 'How many can use the database at the same time: connections of a pool, or the one writer of SQLite.',
    of: ({ max }) => max,
  },
  {
    name: 'csp_gateway_database_turns_in_use',
    help: 'How many use the database now.',
    of: ({ inUse }) => inUse,
  },
  {
    name: 'csp_gateway_database_turns_waiting',
    help: 'How many wait for their turn at the database now.',
    of: ({ waiting }) => waiting,
  },
]

const turnCounters: readonly Figure<TurnFigures>[] = [
  {
    name: 'csp_gateway_database_turns_total',
    help: 'How many have had their turn at the database.',
    of: ({ taken }) => taken,
  },
  {
    name: 'csp_gateway_database_turn_wait_seconds_total',
    help: 'How long all of them waited for it.',
    of: ({ waitedSeconds }) => waitedSeconds,
  },
]

const addTurns = (registry: Registry, storage: Storage): (() => void) => {
  const labelNames = ['queue'] as const
  const gauges = turnGauges.map(({ name, help, of }) => ({
    metric: new Gauge({ name, help, labelNames, registers: [registry] }),
    of,
  }))
  const counters = turnCounters.map(({ name, help, of }) => ({
    metric: new Counter({ name, help, labelNames, registers: [registry] }),
    of,
  }))
  return () => {
    for (const { metric } of counters) metric.reset()
    for (const [queue, figures] of Object.entries(storage.measurements().turns)) {
      for (const { metric, of } of gauges) metric.set({ queue }, of(figures))
      for (const { metric, of } of counters) metric.inc({ queue }, of(figures))
    }
  }
}

const ageSeconds = (since: Date | null): number => (since ? Math.max(0, (Date.now() - since.getTime()) / 1_000) : 0)

const backlogGauges: readonly Figure<Backlog>[] = [
  {
    name: 'csp_gateway_outbox_events_waiting',
    help: 'Events that have not been handed to webhooks yet, once for each webhook. All processes see the same.',
    of: ({ events }) => events,
  },
  {
    name: 'csp_gateway_outbox_oldest_event_age_seconds',
    help: 'How long ago the oldest of these happened; 0 when there is none.',
    of: ({ oldestEventAt }) => ageSeconds(oldestEventAt),
  },
  {
    name: 'csp_gateway_webhook_deliveries_waiting',
    help: 'Deliveries that wait to be sent to active webhooks.',
    of: ({ deliveries }) => deliveries,
  },
  {
    name: 'csp_gateway_webhook_oldest_delivery_age_seconds',
    help: 'How long the oldest of these has been waiting; 0 when there is none.',
    of: ({ oldestDeliveryAt }) => ageSeconds(oldestDeliveryAt),
  },
  {
    name: 'csp_gateway_webhook_deliveries_dead',
    help: 'Deliveries that were given up and not replayed since.',
    of: ({ dead }) => dead,
  },
]

/** All of one moment; while the database does not answer, there are none. */
const addBacklog = (registry: Registry): ((backlog: Backlog | undefined) => void) => {
  const gauges = backlogGauges.map(({ name, help, of }) => ({
    metric: new Gauge({ name, help, registers: [registry] }),
    of,
  }))
  return (backlog) => {
    for (const { metric, of } of gauges) {
      if (backlog) metric.set(of(backlog))
      else metric.remove()
    }
  }
}

/** @returns undefined when there is no answer, or none in time */
const inTime = async <Answer>(asking: Promise<Answer>): Promise<Answer | undefined> => {
  const answer = asking.catch(() => undefined)
  return (await settlesWithin(answer, patienceMs)) ? answer : undefined
}
