import { makeStyles, tokens } from '@fluentui/react-components'
import type { ReactNode } from 'react'

const useStyles = makeStyles({
  facts: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(260px, 100%), 1fr))',
    gap: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalXXL}`,
  },
  term: {
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
  value: { overflowWrap: 'anywhere' },
})

export const Facts = ({ children }: { readonly children: ReactNode }) => (
  <dl className={useStyles().facts}>{children}</dl>
)

/** One thing that is known, under its name. Nothing is shown of what is not known. */
export const Fact = ({ term, children }: { readonly term: string; readonly children: ReactNode }) => {
  const styles = useStyles()
  if (children === null || children === undefined || children === '') return null
  return (
    <div>
      <dt className={styles.term}>{term}</dt>
      <dd className={styles.value}>{children}</dd>
    </div>
  )
}
