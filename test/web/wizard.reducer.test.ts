import { describe, expect, test } from '@jest/globals'
import { canVisit, type WizardAction, wizardReducer } from '../../src/web/console/wizard/wizard.reducer.js'
import { type BasketOffer, newWizard, type Wizard } from '../../src/web/console/wizard/wizard.state.js'

const azure: BasketOffer = {
  id: 'MS-AZR-0145P',
  name: 'Microsoft Azure',
  segment: 'ENTERPRISE',
  billingType: 'USAGE',
  unitType: 'Usage-based',
  minimumQuantity: 1,
  maximumQuantity: 999_999_999,
  supportedBillingCycles: ['MONTHLY'],
}
const america = { code: 'US', defaultCulture: 'en-US', languages: ['en', 'es'] }
const brazil = { code: 'BR', defaultCulture: 'pt-BR', languages: ['pt', 'en'] }

const having = (...actions: WizardAction[]): Wizard => actions.reduce(wizardReducer, newWizard('key'))
const issueAt = (path: string) => ({ path, message: 'Wrong.', suggestions: [] })
const passed: WizardAction = { type: 'stepPassed' }
const created = {
  customerId: 'c',
  companyName: 'Fourth Coffee',
  domain: 'fourthcoffee.onmicrosoft.com',
  credentials: { signInName: 'admin@fourthcoffee.onmicrosoft.com', password: 'secret' },
  subscriptions: [],
}

describe('the country', () => {
  test('presets culture and language', () => {
    const { account } = having({ type: 'countryChosen', country: brazil })
    expect(account).toMatchObject({ country: 'BR', culture: 'pt-BR', language: 'pt' })
  })

  test('empties what another country’s form had asked for, and a basket of offers that may not be sold there', () => {
    const { account, basket } = having(
      { type: 'countryChosen', country: america },
      { type: 'fieldChanged', field: 'state', value: 'WA' },
      { type: 'fieldChanged', field: 'city', value: 'Redmond' },
      { type: 'offerToggled', offer: azure },
      { type: 'countryChosen', country: brazil },
    )
    expect([account.state, account.city, basket]).toEqual(['', 'Redmond', []])
  })
})

describe('the domain', () => {
  test('follows the company’s name until it is given another', () => {
    const followed = having({ type: 'fieldChanged', field: 'companyName', value: 'Café Zürich & Co' })
    expect(followed.account.domainPrefix).toBe('cafezurichco')
    const own = wizardReducer(followed, { type: 'fieldChanged', field: 'domainPrefix', value: 'zuricoffee' })
    const renamed = wizardReducer(own, { type: 'fieldChanged', field: 'companyName', value: 'Fourth Coffee' })
    expect(renamed.account.domainPrefix).toBe('zuricoffee')
  })
})

describe('issues', () => {
  test('lead to the earliest step that has one, and count as a refusal', () => {
    const issues = [issueAt('subscriptions.0.quantity'), issueAt('companyProfile.domain')]
    const wizard = having(passed, passed, { type: 'sent' }, { type: 'rejected', issues })
    expect(wizard).toMatchObject({ step: 'account', refusals: 1, submission: 'idle', issues })
  })

  test('of a field go away when it is changed, and only those', () => {
    const issues = [issueAt('billingProfile.email'), issueAt('companyProfile.domain')]
    const wizard = having(
      { type: 'stepRefused', issues },
      { type: 'fieldChanged', field: 'email', value: 'dave@fourthcoffee.example.com' },
    )
    expect(wizard.issues).toEqual([issueAt('companyProfile.domain')])
  })

  test('that the gateway found stay when the field is only left', () => {
    const refused = having({ type: 'stepRefused', issues: [issueAt('companyProfile.domain')] })
    const left = wizardReducer(refused, { type: 'fieldChecked', path: 'companyProfile.domain', issues: [] })
    expect(left.issues).toEqual([issueAt('companyProfile.domain')])
  })

  test('of a line go away when it is changed', () => {
    const wizard = having(
      { type: 'offerToggled', offer: azure },
      { type: 'stepRefused', issues: [issueAt('subscriptions.0.quantity')] },
      { type: 'lineChanged', offerId: azure.id, quantity: '5' },
    )
    expect(wizard.issues).toEqual([])
    expect(wizard.basket[0]?.quantity).toBe('5')
  })
})

describe('the steps', () => {
  test('can be visited as far as the wizard has come, and the confirmation only by creating', () => {
    const wizard = having(passed)
    expect(canVisit(wizard, 'account')).toBe(true)
    expect(canVisit(wizard, 'review')).toBe(false)
    expect(canVisit(having(passed, passed, passed), 'confirmation')).toBe(false)
  })

  test('that were opened from the review come back to it', () => {
    const updating = having(passed, passed, { type: 'updateAsked', step: 'account' })
    expect(updating).toMatchObject({ step: 'account', isUpdating: true })
    expect(wizardReducer(updating, passed)).toMatchObject({ step: 'review', isUpdating: false })
  })
})

describe('the request', () => {
  test('is sent once: while it is on its way nothing else happens', () => {
    const sending = having(passed, passed, { type: 'sent' })
    expect(wizardReducer(sending, { type: 'sent' })).toBe(sending)
    expect(wizardReducer(sending, { type: 'stepVisited', step: 'account' })).toBe(sending)
  })

  test('keeps its key when its answer was lost', () => {
    const lost = having(passed, passed, { type: 'sent' }, { type: 'answerLost' })
    expect(lost).toMatchObject({ submission: 'unknown', step: 'review', idempotencyKey: 'key' })
    expect(wizardReducer(lost, { type: 'sent' })).toMatchObject({ submission: 'sending', idempotencyKey: 'key' })
  })

  test('ends with the confirmation, from which no way leads back', () => {
    const done = having(passed, passed, { type: 'sent' }, { type: 'answered', created })
    expect(done).toMatchObject({ step: 'confirmation', created })
    expect(wizardReducer(done, { type: 'stepVisited', step: 'review' })).toBe(done)
    expect(wizardReducer(done, { type: 'startedOver', idempotencyKey: 'next' })).toEqual(newWizard('next'))
  })
})
