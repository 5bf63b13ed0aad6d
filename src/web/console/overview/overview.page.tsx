import { makeStyles, Skeleton, SkeletonItem, Text, tokens, typographyStyles } from '@fluentui/react-components'
import { useQuery } from '@tanstack/react-query'
import { OverviewDocument, type OverviewQuery } from '../../../client/generated/graphql.js'
import { Failure } from '../app/failures.js'
import { Page, PageHeading, Surface } from '../app/page.js'
import { send } from '../data/gateway.js'
import { useViewer } from '../data/viewer.js'
import { useFormats } from '../texts/formats.js'
import { useTexts } from '../texts/texts.js'
import { MonthChart } from './month-chart.js'
import { RecentActivity } from './recent-activity.js'
import { ShareList } from './share-list.js'

type Figures = OverviewQuery['overview']

const useStyles = makeStyles({
  grid: { display: 'grid', gap: tokens.spacingHorizontalL, gridTemplateColumns: 'repeat(12, minmax(0, 1fr))' },
  third: {
    gridColumn: 'span 4',
    '@media (max-width: 900px)': { gridColumn: 'span 6' },
    '@media (max-width: 640px)': { gridColumn: 'span 12' },
  },
  half: { gridColumn: 'span 6', '@media (max-width: 900px)': { gridColumn: 'span 12' } },
  figure: { ...typographyStyles.title1, display: 'block', fontVariantNumeric: 'tabular-nums' },
  label: { color: tokens.colorNeutralForeground2 },
  note: { color: tokens.colorNeutralForeground3, display: 'block' },
})

export const OverviewPage = () => {
  const { say } = useTexts()
  const { partner } = useViewer()
  const { data, error, refetch } = useQuery({
    queryKey: ['overview'],
    queryFn: async ({ signal }) => (await send(OverviewDocument, {}, signal)).overview,
  })
  return (
    <Page>
      <PageHeading title={say('overview.title')} note={partner.name} />
      {error && !data ? <Failure error={error} onRetry={refetch} /> : data ? <Grid figures={data} /> : <Placeholder />}
    </Page>
  )
}

const Grid = ({ figures }: { readonly figures: Figures }) => {
  const styles = useStyles()
  const { say } = useTexts()
  const formats = useFormats()
  const { permissions } = useViewer()
  const thisMonth = figures.months.at(-1)
  const countOf = (wanted: string) =>
    figures.subscriptionsByStatus.find(({ status }) => status === wanted)?.subscriptionCount ?? 0
  const newOnes = (count = 0) => say('overview.newThisMonth', { count })
  return (
    <div className={styles.grid}>
      <Figure label={say('overview.customers')} value={figures.customerCount} note={newOnes(thisMonth?.newCustomers)} />
      <Figure
        label={say('overview.subscriptions')}
        value={countOf('ACTIVE')}
        note={newOnes(thisMonth?.newSubscriptions)}
      />
      <Figure label={say('overview.suspended')} value={countOf('SUSPENDED')} note={say('overview.suspended.text')} />
      <Surface className={styles.half} label={say('overview.newCustomers')}>
        <MonthChart
          label={say('overview.newCustomers')}
          months={figures.months}
          countOf={(month) => month.newCustomers}
        />
      </Surface>
      <Surface className={styles.half} label={say('overview.newSubscriptions')}>
        <MonthChart
          label={say('overview.newSubscriptions')}
          months={figures.months}
          countOf={(month) => month.newSubscriptions}
        />
      </Surface>
      <Surface className={styles.half} label={say('overview.byCountry')}>
        <ShareList
          title={say('overview.byCountry')}
          shares={figures.customersByCountry.map(({ country, customerCount }) => ({
            name: formats.country(country),
            count: customerCount,
          }))}
        />
      </Surface>
      <Surface className={styles.half} label={say('overview.byOffer')}>
        <ShareList
          title={say('overview.byOffer')}
          shares={figures.subscriptionsByOffer.map(({ offer, subscriptionCount }) => ({
            name: offer.name,
            count: subscriptionCount,
          }))}
        />
      </Surface>
      {permissions.canAdminister && <RecentActivity />}
    </div>
  )
}

interface FigureProps {
  readonly label: string
  readonly value: number
  readonly note: string
}

const Figure = ({ label, value, note }: FigureProps) => {
  const styles = useStyles()
  const formats = useFormats()
  return (
    <Surface className={styles.third} label={label}>
      <Text className={styles.label}>{label}</Text>
      <span className={styles.figure}>{formats.number(value)}</span>
      <Text size={200} className={styles.note}>
        {note}
      </Text>
    </Surface>
  )
}

const Placeholder = () => {
  const styles = useStyles()
  const { say } = useTexts()
  return (
    <Skeleton aria-label={say('app.loading')} className={styles.grid}>
      {['a', 'b', 'c'].map((figure) => (
        <SkeletonItem key={figure} className={styles.third} size={96} />
      ))}
      {['d', 'e'].map((chart) => (
        <SkeletonItem key={chart} className={styles.half} size={128} />
      ))}
    </Skeleton>
  )
}
