import { bodyOf } from '../compare/contestants.js'
import type { Operation } from '../compare/documents.js'
import { loadFor, type Target } from '../compare/load.js'
import { withGatewaysOnPostgresql } from './on-postgresql.js'
import { compareCpu, type Part, withGateway } from './part.js'

const compared: readonly Operation[] = ['byId', 'list20', 'rename', 'create']

/** The same installation in both databases, the gateway's own CPU. */
export const postgresql: Part = (bench) =>
  withGateway(bench, (onSqlite) =>
    withGatewaysOnPostgresql(1, bench.setting, async ({ gateways }) => {
      const [onPostgresql] = gateways as [Target]
      const { sample, seconds } = bench
      for (const operation of compared) {
        const load = (target: Target) => () => loadFor(target, () => bodyOf(target, operation, sample), seconds)
        await compareCpu({
          [`${operation} on SQLite`]: load(onSqlite),
          [`${operation} on PostgreSQL`]: load(onPostgresql),
        })
      }
    }),
  )
