import { Link, MessageBar, MessageBarBody, MessageBarTitle, makeStyles, tokens } from '@fluentui/react-components'
import { useEffect, useRef } from 'react'
import { useTexts } from '../texts/texts.js'
import type { FieldIssue } from './wizard.state.js'

const useStyles = makeStyles({
  // High enough to be hit with a finger (WCAG 2.2, target size).
  issue: { minHeight: '26px', display: 'flex', alignItems: 'center' },
  list: {
    marginTop: tokens.spacingVerticalXS,
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXXS,
  },
})

/** The id of the control for a field, so that an issue can lead to it. */
export const fieldId = (path: string): string => `field-${path.replaceAll('.', '-')}`

const focusOn = (path: string): boolean => {
  const element = document.getElementById(fieldId(path))
  element?.focus()
  element?.scrollIntoView({ block: 'center' })
  return element !== null
}

interface IssueSummaryProps {
  readonly issues: readonly FieldIssue[]
  /** Rises each time that somebody could not go on: then the first field takes the focus, else the summary. */
  readonly refusals: number
}

/** Everything that has to be corrected, in one place; each sentence leads to its field. */
export const IssueSummary = ({ issues, refusals }: IssueSummaryProps) => {
  const styles = useStyles()
  const { say } = useTexts()
  const summary = useRef<HTMLDivElement>(null)
  // A step can be opened because of what was refused in another: then its first field takes the focus as well.
  const seen = useRef(0)
  const first = issues[0]
  useEffect(() => {
    if (seen.current === refusals) return
    seen.current = refusals
    if (first && !focusOn(first.path)) summary.current?.focus()
  }, [refusals, first])
  // Fields tell of what is left out while typing; the summary is for whoever wanted to go on.
  if (issues.length === 0 || refusals === 0) return null
  return (
    <div ref={summary} tabIndex={-1} role="alert">
      <MessageBar intent="error" layout="multiline">
        <MessageBarBody>
          <MessageBarTitle>{say('wizard.issues', { count: issues.length })}</MessageBarTitle>
          <ul className={styles.list}>
            {issues.map(({ path, message }) => (
              <li key={`${path} ${message}`} className={styles.issue}>
                <Link as="button" inline type="button" onClick={() => focusOn(path)}>
                  {message}
                </Link>
              </li>
            ))}
          </ul>
        </MessageBarBody>
      </MessageBar>
    </div>
  )
}
