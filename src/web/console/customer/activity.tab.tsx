import { Badge, Button, makeStyles, SkeletonItem, Text, tokens } from '@fluentui/react-components'
import { useInfiniteQuery } from '@tanstack/react-query'
import { CustomerAuditDocument, type CustomerAuditQuery } from '../../../client/generated/graphql.js'
import { Failure } from '../app/failures.js'
import { Surface } from '../app/page.js'
import { send } from '../data/gateway.js'
import { useFormats } from '../texts/formats.js'
import { useTexts } from '../texts/texts.js'

type AuditRecord = NonNullable<CustomerAuditQuery['customer']>['auditRecords']['nodes'][number]

const recordsAtOnce = 20

const useStyles = makeStyles({
  record: {
    position: 'relative',
    paddingInlineStart: tokens.spacingHorizontalXXL,
    paddingBottom: tokens.spacingVerticalXL,
    '::before': {
      content: '""',
      position: 'absolute',
      insetInlineStart: '3px',
      top: '7px',
      width: '9px',
      height: '9px',
      borderRadius: tokens.borderRadiusCircular,
      backgroundColor: tokens.colorBrandBackground,
    },
    '::after': {
      content: '""',
      position: 'absolute',
      insetInlineStart: '7px',
      top: '20px',
      bottom: 0,
      width: '1px',
      backgroundColor: tokens.colorNeutralStroke2,
    },
    ':last-child': { paddingBottom: 0 },
    ':last-child::after': { display: 'none' },
  },
  refused: { '::before': { backgroundColor: tokens.colorStatusWarningBackground3 } },
  time: { display: 'block', color: tokens.colorNeutralForeground3 },
  changes: { marginTop: tokens.spacingVerticalXS, color: tokens.colorNeutralForeground2 },
  summary: {
    cursor: 'pointer',
    width: 'fit-content',
    borderRadius: tokens.borderRadiusSmall,
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  change: { paddingBlock: tokens.spacingVerticalXXS, overflowWrap: 'anywhere' },
  none: { color: tokens.colorNeutralForeground3 },
  more: { marginTop: tokens.spacingVerticalL },
})

/** What was done to a customer and what was tried, the latest first. */
export const ActivityTab = ({ customerId }: { readonly customerId: string }) => {
  const styles = useStyles()
  const { say } = useTexts()
  const audit = useInfiniteQuery({
    queryKey: ['audit', customerId],
    queryFn: async ({ signal, pageParam }) => {
      const variables = { id: customerId, first: recordsAtOnce, after: pageParam }
      return (await send(CustomerAuditDocument, variables, signal)).customer?.auditRecords
    },
    initialPageParam: null as string | null,
    getNextPageParam: (page) => (page?.pageInfo.hasNextPage ? (page.pageInfo.endCursor ?? null) : null),
  })
  const records = audit.data?.pages.flatMap((page) => page?.nodes ?? [])
  return (
    <Surface label={say('customer.tab.activity')}>
      {audit.error && !records && <Failure error={audit.error} onRetry={audit.refetch} />}
      {!audit.error && !records && <SkeletonItem size={96} />}
      {records?.length === 0 && <Text className={styles.none}>{say('activity.none')}</Text>}
      <ol>
        {records?.map((record) => (
          <Entry key={record.id} record={record} />
        ))}
      </ol>
      {audit.hasNextPage && (
        <Button
          className={styles.more}
          onClick={() => audit.fetchNextPage()}
          disabledFocusable={audit.isFetchingNextPage}
        >
          {say('action.showMore')}
        </Button>
      )}
    </Surface>
  )
}

const Entry = ({ record }: { readonly record: AuditRecord }) => {
  const styles = useStyles()
  const { say } = useTexts()
  const formats = useFormats()
  return (
    <li className={styles.record}>
      <Text weight="semibold">{record.userName}</Text>{' '}
      <Text>{say(`audit.${record.operation}`, { customer: say('audit.thisCustomer') })}</Text>{' '}
      {!record.succeeded && (
        <Badge appearance="tint" color="warning">
          {say('audit.refused')}
        </Badge>
      )}
      <Text size={200} className={styles.time}>
        <time dateTime={record.occurredAt}>{formats.dateTime(record.occurredAt)}</time>
      </Text>
      {record.changes.length > 0 && (
        <details className={styles.changes}>
          <summary className={styles.summary}>{say('activity.changes', { count: record.changes.length })}</summary>
          <ul>
            {record.changes.map(({ field, before, after }) => (
              <li key={field} className={styles.change}>
                <Text size={200}>
                  {field}: {before === null ? '' : `${before} → `}
                  {after ?? say('audit.empty')}
                </Text>
              </li>
            ))}
          </ul>
        </details>
      )}
    </li>
  )
}
