import { Badge, Button, Input, makeStyles, SkeletonItem, Tab, TabList, tokens } from '@fluentui/react-components'
import { SearchRegular } from '@fluentui/react-icons/svg/search'
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useDeferredValue, useState } from 'react'
import {
  OfferCountsDocument,
  type OfferFieldsFragment,
  type OfferSegment,
  OffersDocument,
} from '../../../client/generated/graphql.js'
import { Failure, PageState } from '../app/failures.js'
import { Surface } from '../app/page.js'
import { send } from '../data/gateway.js'
import { useFormats } from '../texts/formats.js'
import { useTexts } from '../texts/texts.js'

const offersAtOnce = 50

const segments = ['ENTERPRISE', 'SMALL_BUSINESS', 'GOVERNMENT', 'NONPROFIT', 'TRIAL'] as const satisfies OfferSegment[]

/** Shown even when there is nothing in them: the three that everybody knows. */
const lastingSegments: readonly OfferSegment[] = segments.slice(0, 3)

const useStyles = makeStyles({
  head: {
    padding: tokens.spacingHorizontalL,
    paddingBottom: 0,
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
  },
  tabs: { overflowX: 'auto', overflowY: 'hidden', marginInline: `calc(-1 * ${tokens.spacingHorizontalM})` },
  tab: { display: 'inline-flex', alignItems: 'center', gap: tokens.spacingHorizontalSNudge },
  search: { maxWidth: '420px' },
  list: { borderTop: `1px solid ${tokens.colorNeutralStroke2}` },
  more: { display: 'flex', justifyContent: 'center', padding: tokens.spacingVerticalM },
  skeleton: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
    padding: tokens.spacingHorizontalL,
  },
})

interface OfferPickerProps {
  readonly country: string
  readonly renderOffer: (offer: OfferFieldsFragment) => React.ReactNode
}

const useOffers = (country: string, segment: OfferSegment, search: string) =>
  useInfiniteQuery({
    queryKey: ['offers', country, segment, search],
    queryFn: async ({ signal, pageParam }) => {
      const variables = { country, segment, search: search || null, first: offersAtOnce, after: pageParam }
      return (await send(OffersDocument, variables, signal)).offers
    },
    initialPageParam: null as string | null,
    getNextPageParam: ({ pageInfo }) => (pageInfo.hasNextPage ? (pageInfo.endCursor ?? null) : null),
    placeholderData: keepPreviousData,
  })

/** The catalogue of a country by kind, with a search that looks through all kinds. */
export const OfferPicker = ({ country, renderOffer }: OfferPickerProps) => {
  const styles = useStyles()
  const { say } = useTexts()
  const [segment, setSegment] = useState<OfferSegment>('ENTERPRISE')
  const [typed, setTyped] = useState('')
  const search = useDeferredValue(typed.trim())
  const offers = useOffers(country, segment, search)
  const found = offers.data?.pages.flatMap(({ nodes }) => nodes)
  return (
    <Surface isPadded={false} label={say('offers.title')}>
      <div className={styles.head}>
        <Input
          className={styles.search}
          type="search"
          value={typed}
          onChange={(_, { value }) => setTyped(value)}
          contentBefore={<SearchRegular aria-hidden />}
          placeholder={say('offers.search')}
          aria-label={say('offers.search')}
        />
        <SegmentTabs country={country} search={search} segment={segment} onChange={setSegment} />
      </div>
      <div role="tabpanel" id="offers" aria-label={say(`segment.${segment}`)}>
        {offers.error && !found && <Failure error={offers.error} onRetry={offers.refetch} />}
        {!offers.error && !found && <OffersSkeleton />}
        {found?.length === 0 && (
          <PageState icon={<SearchRegular />} title={say('offers.none')} text={say('offers.none.text')} />
        )}
        {found && found.length > 0 && <ul className={styles.list}>{found.map(renderOffer)}</ul>}
        {offers.hasNextPage && (
          <div className={styles.more}>
            <Button onClick={() => offers.fetchNextPage()} disabledFocusable={offers.isFetchingNextPage}>
              {say('action.showMore')}
            </Button>
          </div>
        )}
      </div>
    </Surface>
  )
}

interface SegmentTabsProps {
  readonly country: string
  readonly search: string
  readonly segment: OfferSegment
  readonly onChange: (segment: OfferSegment) => void
}

const SegmentTabs = ({ country, search, segment, onChange }: SegmentTabsProps) => {
  const styles = useStyles()
  const { say } = useTexts()
  const formats = useFormats()
  const { data: counts } = useQuery({
    queryKey: ['offerCounts', country, search],
    queryFn: ({ signal }) => send(OfferCountsDocument, { country, search: search || null }, signal),
    placeholderData: keepPreviousData,
  })
  const shown = segments.filter((one) => lastingSegments.includes(one) || !counts || counts[one].totalCount > 0)
  return (
    <TabList
      className={styles.tabs}
      selectedValue={segment}
      onTabSelect={(_, { value }) => onChange(value as OfferSegment)}
      aria-label={say('offers.segments')}
    >
      {[...new Set([...shown, segment])].map((one) => (
        <Tab key={one} value={one} aria-controls="offers">
          <span className={styles.tab}>
            {say(`segment.${one}`)}
            {counts && (
              <Badge appearance="tint" color="informative" size="small">
                {formats.number(counts[one].totalCount)}
              </Badge>
            )}
          </span>
        </Tab>
      ))}
    </TabList>
  )
}

const OffersSkeleton = () => {
  const styles = useStyles()
  const { say } = useTexts()
  return (
    <div className={styles.skeleton} role="status" aria-label={say('app.loading')}>
      {['a', 'b', 'c', 'd', 'e'].map((row) => (
        <SkeletonItem key={row} size={32} />
      ))}
    </div>
  )
}
