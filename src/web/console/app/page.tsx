import { makeStyles, mergeClasses, tokens, typographyStyles } from '@fluentui/react-components'
import { type ReactNode, useEffect, useRef } from 'react'
import { useLocation } from 'react-router'
import { useTexts } from '../texts/texts.js'

const useStyles = makeStyles({
  page: {
    maxWidth: '1280px',
    width: '100%',
    marginInline: 'auto',
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXL,
  },
  heading: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'flex-start',
    justifyContent: 'space-between',
    gap: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalXL}`,
  },
  words: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXS, minWidth: 0 },
  title: { ...typographyStyles.title2, overflowWrap: 'anywhere', '@media (max-width: 640px)': typographyStyles.title3 },
  note: { color: tokens.colorNeutralForeground3 },
  actions: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
  card: {
    backgroundColor: tokens.colorNeutralBackground1,
    borderRadius: tokens.borderRadiusXLarge,
    boxShadow: tokens.shadow2,
    border: `1px solid ${tokens.colorNeutralStroke3}`,
    minWidth: 0,
  },
  padded: {
    padding: `${tokens.spacingVerticalXL} ${tokens.spacingHorizontalXL}`,
    '@media (max-width: 640px)': { padding: tokens.spacingHorizontalL },
  },
})

export const usePageTitle = (title: string): void => {
  const { say } = useTexts()
  useEffect(() => {
    document.title = title ? `${title} · ${say('app.name')}` : say('app.name')
  }, [title, say])
}

/** Moves the focus to the page's heading when another page was opened, so that it is read out. */
const useFocusOnArrival = () => {
  const heading = useRef<HTMLHeadingElement>(null)
  const { key } = useLocation()
  const isFirst = key === 'default'
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the page arrives.
  useEffect(() => {
    if (!isFirst) heading.current?.focus({ preventScroll: true })
  }, [])
  return heading
}

export const Page = ({ children }: { readonly children: ReactNode }) => (
  <div className={useStyles().page}>{children}</div>
)

interface PageHeadingProps {
  readonly title: string
  readonly note?: ReactNode
  readonly actions?: ReactNode
}

export const PageHeading = ({ title, note, actions }: PageHeadingProps) => {
  const styles = useStyles()
  const heading = useFocusOnArrival()
  usePageTitle(title)
  return (
    <header className={styles.heading}>
      <div className={styles.words}>
        <h1 ref={heading} tabIndex={-1} className={styles.title}>
          {title}
        </h1>
        {note && <div className={styles.note}>{note}</div>}
      </div>
      {actions && <div className={styles.actions}>{actions}</div>}
    </header>
  )
}

interface CardProps {
  readonly children: ReactNode
  readonly isPadded?: boolean
  readonly label?: string
  readonly className?: string
}

/** A calm surface. With a label it is a region of its own. */
export const Surface = ({ children, isPadded = true, label, className }: CardProps) => {
  const styles = useStyles()
  return (
    <section aria-label={label} className={mergeClasses(styles.card, isPadded && styles.padded, className)}>
      {children}
    </section>
  )
}
