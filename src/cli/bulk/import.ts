import { pMapIterable } from 'p-map'
import type { GatewayClient } from '../../client/index.js'
import { Misused } from '../failures.js'
import type { Session } from '../session.js'
import type { HeadingMap } from './columns.js'
import { openCredentialFiles } from './credential-files.js'
import { Journal } from './journal.js'
import { Progress } from './progress.js'
import { Report, refuseIfSame } from './report.js'
import { checking, creating, type RowWork } from './row-work.js'
import { type Choices, openTable, type Row } from './rows.js'
import { openSource, type Source } from './source.js'
import { Stop } from './stop.js'
import { tellAll, tellAtOnce } from './summary.js'
import { type Survey, surveyed } from './survey.js'
import { isWrong, Tally } from './tally.js'
import type { Encoding } from './text.js'
import { refuseIfUnwritable } from './whole-file.js'

interface ImportFlags {
  readonly encoding?: Encoding
  readonly map?: HeadingMap
  readonly parallel: number
  readonly dryRun?: boolean
  readonly report?: string
  readonly journal?: string
  readonly credentialsFile?: string
  readonly recipient?: readonly string[]
}

/** A file on its way. */
interface Import {
  readonly path: string
  readonly source: Source
  readonly survey: Survey
  readonly session: Session
  readonly flags: ImportFlags
}

/** A gateway that starts anew in the middle is waited for, half a minute. */
const patience = { limit: 12, retryAfterMsMax: 120_000 }

/** So many results wait for one before them, for each that is sent at a time. */
const ahead = 16

/** @throws Told with the exit status when not all has come to a good end */
export const importCustomers = async (path: string, session: Session): Promise<void> => {
  const flags = session.flags as unknown as ImportFlags
  if (!flags.dryRun && flags.credentialsFile === undefined)
    throw new Misused('Say where the one-time passwords go: --credentials-file PATH, with --recipient to encrypt them.')
  refuseIfSame(path, [flags.report, flags.credentialsFile, ...(flags.dryRun ? [] : [journalPath(path, flags)])])
  if (flags.report !== undefined) await refuseIfUnwritable(flags.report)
  const source = await openSource(path, session)
  try {
    const survey = await surveyed(source, choicesOf(flags))
    const ongoing = { path, source, survey, session, flags }
    await (flags.dryRun ? check(ongoing) : create(ongoing))
  } finally {
    await source.close()
  }
}

const choicesOf = ({ encoding = 'utf8', map = {} }: ImportFlags): Choices => ({ encoding, map })

const journalPath = (path: string, { journal }: ImportFlags): string => {
  if (journal === undefined && path === '-')
    throw new Misused('Standard input has no place for a journal: say --journal PATH.')
  return journal ?? `${path}.journal`
}

const check = (ongoing: Import): Promise<void> =>
  run(ongoing, (stop) => checking({ survey: ongoing.survey, client: patientClient(ongoing), stop }))

const create = async (ongoing: Import): Promise<void> => {
  const { path, session, flags, survey } = ongoing
  const { partner } = await session.client.viewer()
  const journal = await Journal.open(journalPath(path, flags), { url: session.url, partnerId: partner.id })
  try {
    const credentials = await openCredentialFiles({
      path: flags.credentialsFile ?? '',
      recipients: flags.recipient ?? [],
    })
    await run(ongoing, (stop) =>
      creating({ survey, client: patientClient(ongoing), stop, journal, credentials }),
    ).finally(() => credentials.close())
  } finally {
    await journal.close()
  }
}

const patientClient = ({ session }: Import): GatewayClient => session.clientWith({ retry: patience })

const run = async (ongoing: Import, workFor: (stop: Stop) => RowWork): Promise<void> => {
  const { source, survey, session, flags } = ongoing
  const { rows } = await openTable(source, choicesOf(flags))
  const report = flags.report === undefined ? undefined : new Report(flags.report, survey.headings)
  const [stop, tally, progress] = [
    new Stop(session.surroundings.interruption()),
    new Tally(),
    new Progress(survey.rowCount, session),
  ]
  const window = { concurrency: flags.parallel, backpressure: flags.parallel * ahead }
  try {
    for await (const outcome of pMapIterable(until(stop, rows), workFor(stop), window)) {
      tally.add(outcome)
      progress.step(isWrong(outcome))
      tellAtOnce(outcome, session)
      await report?.add(outcome)
    }
  } finally {
    progress.end()
  }
  await report?.end()
  await tellAll({ tally, survey, stop }, session)
}

async function* until(stop: Stop, rows: AsyncIterable<Row>): AsyncGenerator<Row> {
  for await (const row of rows) {
    if (stop.reason) return
    yield row
  }
}
