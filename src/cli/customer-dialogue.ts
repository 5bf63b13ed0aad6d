import type { Country, Issue } from '../client/index.js'
import { completed } from './customer-input.js'
import { found, Refused } from './failures.js'
import { fieldAt, type Tree, valueAt, withValueAt } from './fields.js'
import { Prompter } from './prompter.js'
import { firstOf, type Question, questionsFor } from './questions.js'
import type { Session } from './session.js'

const countryPath = 'billingProfile.defaultAddress.country'

/** Asks for what nobody said, and again for what the gateway would refuse, until it would not. */
export const askForCustomer = async (given: Tree, session: Session): Promise<Tree> => {
  const prompter = new Prompter(session.surroundings)
  const withCountry = await askFor([await countryQuestion(given, session)], given, prompter)
  const country = found(
    await session.client.countries.get({ code: String(valueAt(withCountry, countryPath)) }),
    'country',
  )
  let tree = await askFor(questionsFor(country), withCountry, prompter)
  for (;;) {
    const issues = await session.client.customers.check(completed(tree))
    if (issues.length === 0) return tree
    tree = await askAgain(issues, { tree, country, prompter, session })
  }
}

/** The partner's own country comes first: most customers are there. */
const countryQuestion = async (given: Tree, { client }: Session): Promise<Question> => {
  const question = { path: countryPath, message: 'Country' }
  if (!isMissing(valueAt(given, countryPath))) return question
  const [countries, { partner }] = await Promise.all([client.countries.list(), client.viewer()])
  const codes = firstOf(
    countries.map(({ code }) => code),
    partner.country.code,
  )
  const names = new Map(countries.map(({ code, name }) => [code, name]))
  return { ...question, options: codes.map((code) => ({ value: code, label: `${names.get(code)} (${code})` })) }
}

const isMissing = (value: unknown): boolean => value === undefined || value === null || value === ''

const askFor = async (questions: readonly Question[], given: Tree, prompter: Prompter): Promise<Tree> => {
  let tree = given
  for (const question of questions)
    if (isMissing(valueAt(tree, question.path))) tree = withValueAt(tree, question.path, await prompter.ask(question))
  return tree
}

interface Dialogue {
  readonly tree: Tree
  readonly country: Country
  readonly prompter: Prompter
  readonly session: Session
}

/** @throws Refused when an issue is of something that is not asked for: an order line, for example */
const askAgain = async (issues: readonly Issue[], { tree, country, prompter, session }: Dialogue): Promise<Tree> => {
  let mended = tree
  const known = questionsFor(country)
  for (const { path, message, suggestions } of issues) {
    const field = fieldAt(path.join('.'))
    if (!field || field.path === countryPath) throw new Refused(issues)
    session.output.problem(message)
    const question = known.find((one) => one.path === field.path) ?? { path: field.path, message: field.description }
    const before = suggestions[0] ?? String(valueAt(mended, field.path) ?? '')
    mended = withValueAt(mended, field.path, await prompter.ask(question, before))
  }
  return mended
}
