import { makeStyles, Text, tokens, typographyStyles } from '@fluentui/react-components'
import type { OverviewQuery } from '../../../client/generated/graphql.js'
import { useFormats } from '../texts/formats.js'
import { useTexts } from '../texts/texts.js'

type Month = OverviewQuery['overview']['months'][number]

const useStyles = makeStyles({
  heading: {
    display: 'flex',
    justifyContent: 'space-between',
    alignItems: 'baseline',
    gap: tokens.spacingHorizontalM,
    marginBottom: tokens.spacingVerticalL,
  },
  title: typographyStyles.subtitle2,
  note: { color: tokens.colorNeutralForeground3 },
  chart: { display: 'block', width: '100%', height: '160px', overflow: 'visible' },
  bar: { fill: tokens.colorBrandBackground2Pressed, ':hover': { fill: tokens.colorBrandBackground } },
  last: { fill: tokens.colorBrandBackground },
  line: { stroke: tokens.colorNeutralStroke2, strokeWidth: '1px', vectorEffect: 'non-scaling-stroke' },
  axis: {
    display: 'flex',
    justifyContent: 'space-between',
    color: tokens.colorNeutralForeground3,
    marginTop: tokens.spacingVerticalS,
  },
  table: {
    position: 'absolute',
    width: '1px',
    height: '1px',
    overflow: 'hidden',
    clipPath: 'inset(50%)',
    whiteSpace: 'nowrap',
  },
})

interface MonthChartProps {
  readonly label: string
  readonly months: readonly Month[]
  readonly countOf: (month: Month) => number
}

/** A bar for each month; who cannot see it reads a table. */
export const MonthChart = ({ label, months, countOf }: MonthChartProps) => {
  const styles = useStyles()
  const { say } = useTexts()
  const formats = useFormats()
  const peak = Math.max(1, ...months.map(countOf))
  const [first, last] = [months[0], months.at(-1)]
  return (
    <>
      <div className={styles.heading}>
        <h2 className={styles.title}>{label}</h2>
        <Text size={200} className={styles.note}>
          {say('overview.last12')}
        </Text>
      </div>
      <svg className={styles.chart} viewBox="0 0 240 100" preserveAspectRatio="none" aria-hidden="true">
        {[0, 50, 100].map((y) => (
          <line key={y} x1="0" x2="240" y1={y} y2={y} className={styles.line} />
        ))}
        {months.map((month, place) => {
          const height = Math.max(countOf(month) === 0 ? 0 : 1.5, (countOf(month) / peak) * 100)
          return (
            <rect
              key={month.startsAt}
              x={place * 20 + 4}
              width={12}
              y={100 - height}
              height={height}
              className={place === months.length - 1 ? styles.last : styles.bar}
            >
              <title>{`${formats.month(month.startsAt)}: ${formats.number(countOf(month))}`}</title>
            </rect>
          )
        })}
      </svg>
      <Text size={200} className={styles.axis} aria-hidden>
        <span>{first && formats.month(first.startsAt)}</span>
        <span>{last && formats.month(last.startsAt)}</span>
      </Text>
      <table className={styles.table}>
        <caption>{label}</caption>
        <thead>
          <tr>
            <th scope="col">{say('overview.month')}</th>
            <th scope="col">{label}</th>
          </tr>
        </thead>
        <tbody>
          {months.map((month) => (
            <tr key={month.startsAt}>
              <th scope="row">{formats.month(month.startsAt)}</th>
              <td>{formats.number(countOf(month))}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}
