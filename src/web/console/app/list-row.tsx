import { makeStyles, Text, tokens } from '@fluentui/react-components'
import type { ReactNode } from 'react'

const useStyles = makeStyles({
  row: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM}`,
    paddingBlock: tokens.spacingVerticalM,
    borderTop: `1px solid ${tokens.colorNeutralStroke3}`,
  },
  words: { display: 'flex', flexDirection: 'column', flex: '1 1 260px', minWidth: 0, overflowWrap: 'anywhere' },
  details: { color: tokens.colorNeutralForeground3, display: 'block' },
})

interface ListRowProps {
  readonly name: ReactNode
  readonly details?: readonly ReactNode[]
  /** What stands at its end: badges and buttons. */
  readonly children: ReactNode
}

/** One of a list that is read from top to bottom: its name over its details, and its state beside them. */
export const ListRow = ({ name, details = [], children }: ListRowProps) => {
  const styles = useStyles()
  return (
    <li className={styles.row}>
      <span className={styles.words}>
        {name}
        {details.map((detail, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines of text, always in the same order
          <Text key={index} size={200} className={styles.details}>
            {detail}
          </Text>
        ))}
      </span>
      {children}
    </li>
  )
}
