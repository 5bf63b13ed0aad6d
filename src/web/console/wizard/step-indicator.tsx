import { makeStyles, mergeClasses, tokens, useAnnounce } from '@fluentui/react-components'
import { CheckmarkRegular } from '@fluentui/react-icons/svg/checkmark'
import { useEffect, useRef } from 'react'
import { useTexts } from '../texts/texts.js'
import { canVisit } from './wizard.reducer.js'
import { type Step, steps, type Wizard } from './wizard.state.js'

const narrow = '@media (max-width: 720px)'
const smallest = '@media (max-width: 400px)'

const useStyles = makeStyles({
  list: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalM,
    [narrow]: { gap: tokens.spacingHorizontalS },
    [smallest]: { gap: tokens.spacingHorizontalXS },
  },
  item: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalM,
    flexGrow: 1,
    ':first-child': { flexGrow: 0 },
    ':first-child::before': { display: 'none' },
    '::before': {
      content: '""',
      flexGrow: 1,
      height: '1px',
      minWidth: '12px',
      backgroundColor: tokens.colorNeutralStroke2,
    },
    [narrow]: { gap: tokens.spacingHorizontalS },
    [smallest]: { gap: tokens.spacingHorizontalXS, '::before': { minWidth: 0 } },
  },
  step: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    padding: tokens.spacingHorizontalXS,
    [smallest]: { padding: 0, gap: tokens.spacingHorizontalXS },
    border: 'none',
    background: 'none',
    font: 'inherit',
    fontSize: tokens.fontSizeBase300,
    color: tokens.colorNeutralForeground3,
    borderRadius: tokens.borderRadiusMedium,
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
    ':enabled': { cursor: 'pointer' },
    ':enabled:hover': { color: tokens.colorNeutralForeground1 },
  },
  number: {
    display: 'grid',
    placeItems: 'center',
    width: '28px',
    height: '28px',
    flexShrink: 0,
    borderRadius: tokens.borderRadiusCircular,
    border: `1px solid ${tokens.colorNeutralStrokeAccessible}`,
    fontSize: tokens.fontSizeBase200,
    fontWeight: tokens.fontWeightSemibold,
  },
  done: {
    color: tokens.colorBrandForeground1,
    backgroundColor: tokens.colorBrandBackground2,
    border: `1px solid ${tokens.colorBrandStroke2}`,
  },
  current: {
    color: tokens.colorNeutralForegroundOnBrand,
    backgroundColor: tokens.colorBrandBackground,
    border: `1px solid ${tokens.colorBrandBackground}`,
  },
  currentStep: { color: tokens.colorNeutralForeground1, fontWeight: tokens.fontWeightSemibold },
  name: { whiteSpace: 'nowrap' },
  otherName: { [narrow]: { display: 'none' } },
})

interface StepIndicatorProps {
  readonly wizard: Wizard
  readonly onVisit: (step: Step) => void
}

/** Where the wizard is, said aloud at each step. Steps that were done can be opened again. */
export const StepIndicator = ({ wizard, onVisit }: StepIndicatorProps) => {
  const styles = useStyles()
  const { say } = useTexts()
  useSpokenStep(wizard.step)
  const at = steps.indexOf(wizard.step)
  return (
    <nav aria-label={say('wizard.steps')}>
      <ol className={styles.list}>
        {steps.map((step, place) => {
          const isCurrent = place === at
          const isDone = place < at || (wizard.created !== null && !isCurrent)
          return (
            <li key={step} className={styles.item}>
              <button
                type="button"
                className={mergeClasses(styles.step, isCurrent && styles.currentStep)}
                aria-current={isCurrent ? 'step' : undefined}
                disabled={isCurrent || !canVisit(wizard, step) || wizard.submission === 'sending'}
                onClick={() => onVisit(step)}
              >
                <span className="visually-hidden">
                  {say('wizard.step', { number: place + 1, total: steps.length, name: say(`wizard.step.${step}`) })}
                  {isDone && `, ${say('wizard.done')}`}
                </span>
                <span
                  aria-hidden
                  className={mergeClasses(styles.number, isDone && styles.done, isCurrent && styles.current)}
                >
                  {isDone ? <CheckmarkRegular /> : place + 1}
                </span>
                <span aria-hidden className={mergeClasses(styles.name, !isCurrent && styles.otherName)}>
                  {say(`wizard.step.${step}`)}
                </span>
              </button>
            </li>
          )
        })}
      </ol>
    </nav>
  )
}

const useSpokenStep = (step: Step): void => {
  const { say } = useTexts()
  const { announce } = useAnnounce()
  const spoken = useRef(step)
  useEffect(() => {
    if (spoken.current === step) return
    spoken.current = step
    window.scrollTo({ top: 0 })
    announce(
      say('wizard.step', { number: steps.indexOf(step) + 1, total: steps.length, name: say(`wizard.step.${step}`) }),
    )
  }, [step, say, announce])
}
