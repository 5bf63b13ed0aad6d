import { Button, MessageBar, MessageBarBody, makeStyles, tokens } from '@fluentui/react-components'
import { type ReactNode, useState } from 'react'
import { useFailureText } from '../app/failures.js'
import { Waiting } from '../app/loading.js'
import { useTexts } from '../texts/texts.js'
import { goesOn } from './going-on.js'
import type { StepProps } from './wizard.page.js'
import type { FieldIssue } from './wizard.state.js'

const useStyles = makeStyles({
  footer: {
    position: 'sticky',
    bottom: 0,
    zIndex: 3,
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    paddingBlock: tokens.spacingVerticalM,
    // Wide enough to hide the edges of the cards that go under it.
    marginInline: '-4px',
    paddingInline: '4px',
    backgroundColor: tokens.colorNeutralBackground2,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    '@media (max-width: 768px)': { bottom: '56px' },
    // On a low screen (a telephone on its side) it would cover what is typed.
    '@media (max-height: 480px)': { position: 'static' },
  },
  row: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalS },
  note: { marginInlineEnd: 'auto', color: tokens.colorNeutralForeground2 },
})

interface StepFooterProps extends StepProps {
  /** Everything that keeps the step from being left. */
  readonly findIssues: () => Promise<readonly FieldIssue[]>
  readonly onBack?: () => void
  readonly note?: ReactNode
}

/** Goes on when nothing stands in the way; otherwise the wizard shows what does. */
export const StepFooter = ({ wizard, dispatch, findIssues, onBack, note }: StepFooterProps) => {
  const styles = useStyles()
  const { say } = useTexts()
  const { goOn, isChecking, failure } = useGoOn(findIssues, dispatch)
  return (
    <div className={styles.footer} {...goesOn}>
      {failure && (
        <MessageBar intent="warning" role="alert">
          <MessageBarBody>{failure}</MessageBarBody>
        </MessageBar>
      )}
      <div className={styles.row}>
        <div className={styles.note}>
          {isChecking ? <Waiting size="tiny" label={say('wizard.checking')} delay={300} /> : note}
        </div>
        {onBack && !wizard.isUpdating && <Button onClick={onBack}>{say('action.back')}</Button>}
        <Button appearance="primary" onClick={goOn} disabledFocusable={isChecking}>
          {say(wizard.isUpdating ? 'wizard.backToReview' : 'action.next')}
        </Button>
      </div>
    </div>
  )
}

const useGoOn = (findIssues: StepFooterProps['findIssues'], dispatch: StepProps['dispatch']) => {
  const failureText = useFailureText()
  const [isChecking, setChecking] = useState(false)
  const [failure, setFailure] = useState<string>()
  const goOn = async () => {
    setChecking(true)
    setFailure(undefined)
    try {
      const issues = await findIssues()
      dispatch(issues.length > 0 ? { type: 'stepRefused', issues } : { type: 'stepPassed' })
    } catch (error) {
      const { title, text } = failureText(error)
      setFailure(`${title}. ${text}`)
    } finally {
      setChecking(false)
    }
  }
  return { goOn, isChecking, failure }
}
