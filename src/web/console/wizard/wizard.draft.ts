import { newWizard, type Wizard } from './wizard.state.js'

const storageKey = 'console.newCustomer'

/** Rises when a draft of before cannot be read any more. */
const version = 1

interface Draft extends Pick<Wizard, 'idempotencyKey' | 'step' | 'furthest' | 'account' | 'basket'> {
  readonly version: number
  /** Whether it may have been carried out already. */
  readonly wasSent: boolean
}

/** For this tab only, and without what came of it: a password is in no storage. */
export const saveDraft = (wizard: Wizard): void => {
  const { idempotencyKey, step, furthest, account, basket, submission, created } = wizard
  const wasSent = submission !== 'idle' || created !== null
  const draft: Draft = { version, idempotencyKey, step, furthest, account, basket, wasSent }
  sessionStorage.setItem(storageKey, JSON.stringify(draft))
}

export const dropDraft = (): void => sessionStorage.removeItem(storageKey)

/** The wizard as it was before the page was loaded again. What was sent is ready to be sent again under its key. */
export const openWizard = (): Wizard => {
  const draft = readDraft()
  if (!draft) return newWizard(crypto.randomUUID())
  const { wasSent, idempotencyKey, account, basket } = draft
  const place = wasSent ? ({ step: 'review', furthest: 'review' } as const) : draft
  return {
    ...newWizard(idempotencyKey),
    account,
    basket,
    step: place.step,
    furthest: place.furthest,
    submission: wasSent ? 'unknown' : 'idle',
  }
}

const readDraft = (): Draft | null => {
  try {
    const draft = JSON.parse(sessionStorage.getItem(storageKey) ?? 'null') as Draft | null
    return draft?.version === version ? draft : null
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}
