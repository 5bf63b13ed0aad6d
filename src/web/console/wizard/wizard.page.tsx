import { Button, makeStyles, tokens } from '@fluentui/react-components'
import { useEffect, useReducer, useRef } from 'react'
import { useNavigate, useParams } from 'react-router'
import { ConfirmDialog, useConfirm } from '../app/confirm-dialog.js'
import { NoPermission } from '../app/failures.js'
import { Page, PageHeading } from '../app/page.js'
import { useViewer } from '../data/viewer.js'
import { useTexts } from '../texts/texts.js'
import { AccountStep } from './account.step.js'
import { ConfirmationStep } from './confirmation.step.js'
import { ReviewStep } from './review.step.js'
import { StepIndicator } from './step-indicator.js'
import { SubscriptionsStep } from './subscriptions.step.js'
import { dropDraft, openWizard, saveDraft } from './wizard.draft.js'
import { canVisit, type WizardAction, wizardReducer } from './wizard.reducer.js'
import { type Step, steps, type Wizard } from './wizard.state.js'

const useStyles = makeStyles({
  content: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXL, minWidth: 0 },
})

export interface StepProps {
  readonly wizard: Wizard
  readonly dispatch: (action: WizardAction) => void
}

const pages: Readonly<Record<Step, (props: StepProps) => React.ReactNode>> = {
  account: AccountStep,
  subscriptions: SubscriptionsStep,
  review: ReviewStep,
  confirmation: ConfirmationStep,
}

export const WizardPage = () => {
  const { permissions } = useViewer()
  return permissions.canSell ? <OpenWizard /> : <NoPermission />
}

const OpenWizard = () => {
  const styles = useStyles()
  const { say } = useTexts()
  const [wizard, dispatch] = useReducer(wizardReducer, undefined, openWizard)
  useEffect(() => saveDraft(wizard), [wizard])
  useStepInAddress(wizard, dispatch)
  const startingOver = useConfirm()
  const StepPage = pages[wizard.step]
  return (
    <Page>
      <PageHeading
        title={say('wizard.title')}
        actions={
          !wizard.created && (
            <Button appearance="subtle" onClick={startingOver.open} disabled={wizard.submission !== 'idle'}>
              {say('wizard.startOver')}
            </Button>
          )
        }
      />
      <StepIndicator wizard={wizard} onVisit={(step) => dispatch({ type: 'stepVisited', step })} />
      <div className={styles.content}>
        <StepPage wizard={wizard} dispatch={dispatch} />
      </div>
      <ConfirmDialog
        {...startingOver.dialog}
        title={say('wizard.startOver')}
        text={say('wizard.startOver.text')}
        action={say('wizard.startOver')}
        onConfirm={async () => {
          dropDraft()
          dispatch({ type: 'startedOver', idempotencyKey: crypto.randomUUID() })
        }}
      />
    </Page>
  )
}

const addressOf = (step: Step): string => (step === 'account' ? '/customers/new' : `/customers/new/${step}`)

/** Each step has an address, so that the browser's back button goes a step back; the wizard decides which can be seen. */
const useStepInAddress = (wizard: Wizard, dispatch: (action: WizardAction) => void): void => {
  const navigate = useNavigate()
  const { step: named = 'account' } = useParams()
  const asked = steps.find((step) => step === named) ?? 'account'
  const latest = useRef({ wizard, asked })
  latest.current = { wizard, asked }
  useEffect(() => {
    const { wizard: now } = latest.current
    if (now.step === asked) return
    if (canVisit(now, asked) && !now.created) dispatch({ type: 'stepVisited', step: asked })
    else navigate(addressOf(now.step), { replace: true })
  }, [asked, dispatch, navigate])
  useEffect(() => {
    if (latest.current.asked !== wizard.step) {
      navigate(addressOf(wizard.step), { replace: wizard.step === 'confirmation' })
    }
  }, [wizard.step, navigate])
}
