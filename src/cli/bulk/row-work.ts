import type { CreateCustomerInput, GatewayClient, Issue } from '../../client/index.js'
import { GatewayError } from '../../client/index.js'
import { type Countries, completed, withCulture } from '../customer-input.js'
import { exitStatus } from '../exit-status.js'
import { statusOfFault } from '../failures.js'
import type { CredentialFiles } from './credential-files.js'
import type { Journal } from './journal.js'
import { type Outcome, outcomeOf } from './outcome.js'
import { domainOf, fingerprintOf, type Row } from './rows.js'
import type { Stop } from './stop.js'
import type { Survey } from './survey.js'

/** What is done with a row. It never throws for what the gateway says. */
export type RowWork = (row: Row) => Promise<Outcome>

interface Means {
  readonly client: GatewayClient
  readonly survey: Survey
  readonly stop: Stop
}

/** Tells what creating would refuse. */
export const checking = ({ client, survey, stop }: Means): RowWork => {
  const inputOf = inputMaker(client)
  return async (row) => {
    const own = [...row.issues, ...survey.repetitions(row)]
    return settled(row, stop, async () => {
      const issues = [...own, ...(await client.customers.check(await inputOf(row)))]
      return outcomeOf(row, issues.length > 0 ? 'refused' : 'passed', { issues })
    })
  }
}

interface CreatingMeans extends Means {
  readonly journal: Journal
  readonly credentials: CredentialFiles
}

/** Creates, and writes down what became of it. */
export const creating = (means: CreatingMeans): RowWork => {
  const { client, survey, stop, journal } = means
  const inputOf = inputMaker(client)
  return async (row) => {
    const fingerprint = fingerprintOf(row)
    if (journal.isCreated(fingerprint)) return outcomeOf(row, 'earlier')
    const issues = [...row.issues, ...survey.repetitions(row), ...changedSince(row, journal)]
    if (issues.length > 0) return outcomeOf(row, 'refused', { issues })
    return settled(row, stop, async () => {
      const input = { ...(await inputOf(row)), idempotencyKey: journal.idempotencyKeyOf(fingerprint) }
      return create(row, input, means)
    })
  }
}

const changedSince = (row: Row, journal: Journal): Issue[] =>
  journal.hasCreated(domainOf(row))
    ? [
        {
          code: 'DUPLICATE',
          path: ['companyProfile', 'domain'],
          message:
            'An earlier run has created it from a row that said something else. Change it with csp customer update.',
          suggestions: [],
        },
      ]
    : []

const create = async (row: Row, input: CreateCustomerInput, means: CreatingMeans): Promise<Outcome> => {
  const { client, journal } = means
  const [fingerprint, { line }] = [fingerprintOf(row), row]
  const askedAt = journal.askedAt(fingerprint)
  if (!askedAt) await journal.note({ asked: fingerprint, line, at: new Date().toISOString() })
  const result = await client.customers.create(input)
  if (result.__typename === 'CreateCustomerSuccess')
    return created(row, { id: result.customer.id, ...result.adminCredentials }, means)
  const { issues } = result
  const isRunning = issues.some(({ code }) => code === 'IDEMPOTENCY_IN_PROGRESS')
  if (isRunning) return outcomeOf(row, 'failed', { problem: issues[0]?.message ?? '' })
  const own =
    askedAt && issues.some(({ code }) => code === 'DOMAIN_TAKEN') ? await madeBefore(row, askedAt, client) : undefined
  if (own) return created(row, { id: own, signInName: '', password: null }, means)
  await journal.note({ refused: fingerprint, line, codes: issues.map(({ code }) => code) })
  return outcomeOf(row, 'refused', { issues })
}

/** Clocks differ. */
const clockDifferenceMsMax = 300_000

/** A key is known for a day. What a run that was killed has made longer ago is found by its domain. */
const madeBefore = async (row: Row, askedAt: Date, client: GatewayClient): Promise<string | undefined> => {
  const customer = await client.customers.get({ domain: domainOf(row) })
  const isOurs = customer && Date.parse(customer.createdAt) > askedAt.getTime() - clockDifferenceMsMax
  return isOurs ? customer.id : undefined
}

interface Made {
  readonly id: string
  readonly signInName: string
  /** Null when it cannot be shown any more. */
  readonly password: string | null
}

/** The password is on disk before the journal says that nothing is left to do. */
const created = async (row: Row, { id, signInName, password }: Made, means: CreatingMeans): Promise<Outcome> => {
  const [domain, { line }, hasCredentials] = [domainOf(row), row, password !== null]
  if (password !== null) await means.credentials.keep({ line, domain, customerId: id, signInName, password })
  await means.journal.note({ created: fingerprintOf(row), line, domain, customerId: id, hasCredentials })
  return outcomeOf(row, 'created', { customerId: id, hasCredentials })
}

const inputMaker = (client: GatewayClient): ((row: Row) => Promise<CreateCustomerInput>) => {
  const countries = remembered(client)
  return async ({ customer }) => completed(await withCulture(customer, countries))
}

/** Ten thousand customers live in a few countries. */
const remembered = (client: GatewayClient): Countries => {
  const known = new Map<string, ReturnType<GatewayClient['countries']['get']>>()
  const get: Countries['countries']['get'] = async ({ code }) => {
    const key = code.toUpperCase()
    if (!/^[A-Z]{2}$/.test(key)) return null
    const country = known.get(key) ?? client.countries.get({ code: key })
    known.set(key, country)
    return country.catch((error: unknown) => {
      known.delete(key)
      throw error
    })
  }
  return { countries: { get } }
}

/**
 * Where nothing is wrong with the row, the next one would fare the same: the import stops. A fault that only this request
 * has met lets it go on.
 */
const settled = async (row: Row, stop: Stop, work: () => Promise<Outcome>): Promise<Outcome> => {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof GatewayError)) {
      stop.because(error as Error)
      return outcomeOf(row, 'unknown', { problem: (error as Error).message })
    }
    if (statusOfFault(error) === exitStatus.unexpected) return outcomeOf(row, 'failed', { problem: error.message })
    stop.because(error)
    return outcomeOf(row, 'unknown', { problem: error.message })
  }
}
