import { GatewayError } from '../../client/index.js'
import { exitStatus } from '../exit-status.js'
import { Interrupted, statusOfFault, Told } from '../failures.js'
import type { Session } from '../session.js'
import { columnOf, type Outcome, reasonsOf } from './outcome.js'
import type { Stop } from './stop.js'
import type { Survey } from './survey.js'
import { isWrong, type Tally } from './tally.js'

/** So many rows stand in the table that people see. */
const shownMax = 20

interface End {
  readonly tally: Tally
  readonly survey: Survey
  readonly stop: Stop
}

/** Programs get each row that went wrong, as soon as it did. */
export const tellAtOnce = (outcome: Outcome, { flags, output }: Session): void => {
  if (!flags.json || !isWrong(outcome)) return
  const { line, domain, kind, issues, problem } = outcome
  output.write(`${JSON.stringify({ line, domain, outcome: kind, issues, ...(problem && { problem }) })}\n`)
}

/** @throws Told with the exit status when not all has come to a good end */
export const tellAll = async (end: End, session: Session): Promise<void> => {
  const { tally } = end
  if (session.flags.json) session.output.write(`${JSON.stringify({ summary: summaryOf(end, session) })}\n`)
  else if (tally.wrong.length > 0) await showWrong(tally, session)
  sayCounts(end, session)
  const status = statusOf(end)
  if (status !== exitStatus.done) throw new Told(status)
}

const summaryOf = ({ tally, survey }: End, { flags }: Session) => ({
  rows: survey.rowCount,
  ...counts(tally),
  untried: survey.rowCount - tally.total,
  credentialResetNeeded: tally.withoutCredentials,
  ...(flags.report !== undefined && { report: flags.report }),
})

const counts = (tally: Tally) => ({
  created: tally.count('created'),
  earlier: tally.count('earlier'),
  passed: tally.count('passed'),
  refused: tally.count('refused'),
  failed: tally.count('failed'),
  unknown: tally.count('unknown'),
})

const showWrong = async (tally: Tally, { output, flags }: Session): Promise<void> => {
  const shown = tally.wrong.slice(0, shownMax)
  await output.list(shown.flatMap(linesOf), {
    line: ({ line }) => line,
    domain: ({ domain }) => domain,
    column: ({ column }) => column,
    problem: ({ problem }) => problem,
  })
  const others = tally.count('refused') + tally.count('failed') - shown.length
  if (others > 0)
    output.say(`${others} more${flags.report ? ` are in ${flags.report}` : ': --report FILE has them all'}.`)
}

/** A line for each issue. */
const linesOf = ({ line, domain, issues, ...outcome }: Outcome) =>
  issues.length === 0
    ? [{ line, domain, column: '', problem: reasonsOf({ line, domain, issues, ...outcome }) }]
    : issues.map((issue) => ({ line, domain, column: columnOf(issue), problem: issue.message }))

const words: readonly (readonly [keyof ReturnType<typeof counts>, string])[] = [
  ['passed', 'can be created'],
  ['created', 'created'],
  ['earlier', 'created by an earlier run'],
  ['refused', 'refused'],
  ['failed', 'failed'],
  ['unknown', 'without an answer'],
]

const sayCounts = ({ tally, survey, stop }: End, session: Session): void => {
  const { output } = session
  const all = counts(tally)
  const said = words.flatMap(([kind, what]) => (all[kind] > 0 ? [`${all[kind]} ${what}`] : []))
  const sentence = `Of ${survey.rowCount} rows: ${said.join(', ') || 'none tried'}.`
  if (tally.wrong.length > 0 || stop.reason) output.problem(sentence)
  else output.success(sentence)
  sayPasswords(tally, session)
  if (!stop.reason) return
  if (!(stop.reason instanceof Interrupted)) output.problem(stop.reason.message)
  const untried = survey.rowCount - tally.total
  if (untried > 0) output.say(`${untried} rows were not tried.`)
  if (!session.flags.dryRun) output.say('The same command again goes on where this one stopped.')
}

const sayPasswords = ({ withoutCredentials }: Tally, { output }: Session): void => {
  if (withoutCredentials.length === 0) return
  output.say('These exist, and their passwords cannot be shown any more; csp credential reset makes new ones:')
  for (const domain of withoutCredentials.slice(0, shownMax)) output.say(`  ${domain}`)
  if (withoutCredentials.length > shownMax)
    output.say(`  and ${withoutCredentials.length - shownMax} more: see the report.`)
}

const statusOf = ({ tally, stop: { reason } }: End): number => {
  if (reason instanceof Interrupted) return exitStatus.interrupted
  if (reason) return reason instanceof GatewayError ? statusOfFault(reason) : exitStatus.unexpected
  if (tally.count('failed') > 0) return exitStatus.unexpected
  return tally.firstCode ? exitStatus.ofIssue[tally.firstCode] : exitStatus.done
}
