import type { BillingCycle } from '../../../client/generated/graphql.js'
import { proposePrefix } from './account.rules.js'
import {
  type AccountField,
  accountPaths,
  type BasketLine,
  type BasketOffer,
  type ChosenCountry,
  type Created,
  type FieldIssue,
  newWizard,
  type Step,
  steps,
  type Wizard,
} from './wizard.state.js'

export type WizardAction =
  | { type: 'fieldChanged'; field: AccountField; value: string }
  | { type: 'fieldChecked'; path: string; issues: readonly FieldIssue[] }
  | { type: 'countryChosen'; country: ChosenCountry }
  | { type: 'offerToggled'; offer: BasketOffer }
  | { type: 'lineChanged'; offerId: string; quantity?: string; billingCycle?: BillingCycle }
  | { type: 'stepPassed' }
  | { type: 'stepRefused'; issues: readonly FieldIssue[] }
  | { type: 'stepVisited'; step: Step }
  | { type: 'updateAsked'; step: Step }
  | { type: 'sent' }
  | { type: 'rejected'; issues: readonly FieldIssue[] }
  | { type: 'answerLost' }
  | { type: 'answered'; created: Created }
  | { type: 'startedOver'; idempotencyKey: string }

/** All that can happen to the wizard. */
export const wizardReducer = (wizard: Wizard, action: WizardAction): Wizard => {
  // Nothing changes while the request is on its way, and nothing after it was done.
  if (isSettled(wizard, action)) return wizard
  switch (action.type) {
    case 'fieldChanged':
      return withoutIssues(changeField(wizard, action.field, action.value), accountPaths[action.field])
    case 'fieldChecked':
      return checkField(wizard, action.path, action.issues)
    case 'countryChosen':
      return chooseCountry(wizard, action.country)
    case 'offerToggled':
      return withoutIssues(toggleOffer(wizard, action.offer), 'subscriptions')
    case 'lineChanged':
      return changeLine(wizard, action)
    case 'stepPassed':
      return pass(wizard)
    case 'stepRefused':
      return refuse(wizard, action.issues)
    case 'stepVisited':
      return canVisit(wizard, action.step) ? { ...wizard, step: action.step } : wizard
    case 'updateAsked':
      return { ...wizard, step: action.step, isUpdating: true }
    case 'sent':
      return { ...wizard, submission: 'sending', issues: [] }
    case 'rejected':
      return refuse({ ...wizard, submission: 'idle' }, action.issues)
    case 'answerLost':
      return { ...wizard, submission: 'unknown' }
    case 'answered':
      return { ...wizard, submission: 'idle', step: 'confirmation', furthest: 'confirmation', created: action.created }
    case 'startedOver':
      return newWizard(action.idempotencyKey)
  }
}

const answers: readonly WizardAction['type'][] = ['rejected', 'answerLost', 'answered']

const isSettled = ({ submission, created }: Wizard, { type }: WizardAction): boolean =>
  (submission === 'sending' && !answers.includes(type)) || (created !== null && type !== 'startedOver')

/** Steps that were reached before, and only the confirmation once there is something to confirm. */
export const canVisit = ({ furthest, created }: Wizard, step: Step): boolean =>
  created ? step === 'confirmation' : step !== 'confirmation' && steps.indexOf(step) <= steps.indexOf(furthest)

/** The domain follows the company's name until somebody gives it another. */
const changeField = (wizard: Wizard, field: AccountField, value: string): Wizard => {
  const { companyName, domainPrefix } = wizard.account
  const isFollowing = domainPrefix === '' || domainPrefix === proposePrefix(companyName)
  const followed = field === 'companyName' && isFollowing ? { domainPrefix: proposePrefix(value) } : {}
  return { ...wizard, account: { ...wizard.account, ...followed, [field]: value } }
}

/** What follows from the country is filled in, and what another country's form asked for is emptied. */
const chooseCountry = (wizard: Wizard, { code, defaultCulture, languages }: ChosenCountry): Wizard => {
  const language = defaultCulture.split('-')[0] ?? ''
  return {
    ...wizard,
    issues: [],
    // Another country can have other offers.
    basket: wizard.account.country === code ? wizard.basket : [],
    account: {
      ...wizard.account,
      country: code,
      culture: defaultCulture,
      language: languages.includes(language) ? language : (languages[0] ?? ''),
      ...(wizard.account.country !== code && {
        state: '',
        region: '',
        postalCode: '',
        organizationRegistrationNumber: '',
      }),
    },
  }
}

const toggleOffer = (wizard: Wizard, offer: BasketOffer): Wizard => ({
  ...wizard,
  basket: wizard.basket.some((line) => line.offer.id === offer.id)
    ? wizard.basket.filter((line) => line.offer.id !== offer.id)
    : [...wizard.basket, newLine(offer)],
})

const newLine = (offer: BasketOffer): BasketLine => ({
  offer,
  quantity: String(offer.minimumQuantity),
  billingCycle: offer.supportedBillingCycles[0] ?? 'MONTHLY',
})

const changeLine = (wizard: Wizard, change: WizardAction & { type: 'lineChanged' }): Wizard => {
  const { offerId, quantity, billingCycle } = change
  const place = wizard.basket.findIndex(({ offer }) => offer.id === offerId)
  const basket = wizard.basket.map((line, at) =>
    at === place
      ? { ...line, ...(quantity !== undefined && { quantity }), ...(billingCycle && { billingCycle }) }
      : line,
  )
  return withoutIssues({ ...wizard, basket }, `subscriptions.${place}`)
}

/** What the gateway said of a field stays until the field is changed: only it can know more than the rules do. */
const checkField = (wizard: Wizard, path: string, issues: readonly FieldIssue[]): Wizard =>
  issues.length === 0 ? wizard : { ...wizard, issues: [...without(wizard.issues, path), ...issues] }

const pass = (wizard: Wizard): Wizard => {
  const next = wizard.isUpdating ? 'review' : (steps[steps.indexOf(wizard.step) + 1] ?? wizard.step)
  const furthest = steps.indexOf(next) > steps.indexOf(wizard.furthest) ? next : wizard.furthest
  return { ...wizard, step: next, furthest, isUpdating: false, issues: [] }
}

/** Issues are shown where they can be mended: at the earliest step that has one. */
const refuse = (wizard: Wizard, issues: readonly FieldIssue[]): Wizard => {
  const places = issues.map(({ path }) => stepOf(path)).filter((step) => step !== null)
  const [earliest = wizard.step] = places.sort((a, b) => steps.indexOf(a) - steps.indexOf(b))
  const isUpdating = wizard.isUpdating || wizard.step === 'review'
  return {
    ...wizard,
    issues,
    refusals: wizard.refusals + 1,
    step: earliest,
    isUpdating: isUpdating && earliest !== 'review',
  }
}

/** The step that has the field; null for what concerns the request as a whole. */
const stepOf = (path: string): Step | null => {
  if (/^(billingProfile|companyProfile|externalId)/.test(path)) return 'account'
  return path.startsWith('subscriptions') ? 'subscriptions' : null
}

const withoutIssues = (wizard: Wizard, path: string): Wizard => ({ ...wizard, issues: without(wizard.issues, path) })

const without = (issues: readonly FieldIssue[], path: string): FieldIssue[] =>
  issues.filter((issue) => issue.path !== path && !issue.path.startsWith(`${path}.`))
