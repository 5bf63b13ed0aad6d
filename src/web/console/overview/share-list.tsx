import { makeStyles, Text, tokens, typographyStyles } from '@fluentui/react-components'
import { useFormats } from '../texts/formats.js'
import { useTexts } from '../texts/texts.js'

const useStyles = makeStyles({
  title: { ...typographyStyles.subtitle2, marginBottom: tokens.spacingVerticalL },
  list: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  words: {
    display: 'flex',
    justifyContent: 'space-between',
    gap: tokens.spacingHorizontalM,
    marginBottom: tokens.spacingVerticalXS,
  },
  name: { minWidth: 0, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  count: { fontVariantNumeric: 'tabular-nums' },
  track: {
    height: '6px',
    borderRadius: tokens.borderRadiusCircular,
    backgroundColor: tokens.colorNeutralBackground4,
    overflow: 'hidden',
  },
  bar: { height: '100%', borderRadius: tokens.borderRadiusCircular, backgroundColor: tokens.colorBrandBackground },
  none: { color: tokens.colorNeutralForeground3 },
})

const sharesShown = 6

interface ShareListProps {
  readonly title: string
  readonly shares: readonly { readonly name: string; readonly count: number }[]
}

/** Names with their counts, and bars to compare them by. */
export const ShareList = ({ title, shares }: ShareListProps) => {
  const styles = useStyles()
  const { say } = useTexts()
  const formats = useFormats()
  const largest = Math.max(1, ...shares.map(({ count }) => count))
  return (
    <>
      <h2 className={styles.title}>{title}</h2>
      {shares.length === 0 && <Text className={styles.none}>{say('overview.nothing')}</Text>}
      <ul className={styles.list}>
        {shares.slice(0, sharesShown).map(({ name, count }) => (
          <li key={name}>
            <div className={styles.words}>
              <span className={styles.name} title={name}>
                {name}
              </span>
              <span className={styles.count}>{formats.number(count)}</span>
            </div>
            <div className={styles.track}>
              <div className={styles.bar} style={{ width: `${Math.max(1, (count / largest) * 100)}%` }} />
            </div>
          </li>
        ))}
      </ul>
    </>
  )
}
