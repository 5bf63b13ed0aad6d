import { Badge, makeStyles, SkeletonItem, Text, tokens, typographyStyles } from '@fluentui/react-components'
import { useQuery } from '@tanstack/react-query'
import { RecentActivityDocument, type RecentActivityQuery } from '../../../client/generated/graphql.js'
import { Failure } from '../app/failures.js'
import { AppLink } from '../app/links.js'
import { Surface } from '../app/page.js'
import { send } from '../data/gateway.js'
import { useFormats } from '../texts/formats.js'
import { useTexts } from '../texts/texts.js'

type AuditRecord = RecentActivityQuery['auditRecords']['nodes'][number]

const recordsShown = 8

const useStyles = makeStyles({
  whole: { gridColumn: '1 / -1' },
  title: { ...typographyStyles.subtitle2, marginBottom: tokens.spacingVerticalM },
  record: {
    display: 'flex',
    flexWrap: 'wrap',
    justifyContent: 'space-between',
    gap: `0 ${tokens.spacingHorizontalL}`,
    paddingBlock: tokens.spacingVerticalS,
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    ':last-child': { borderBottom: 'none' },
  },
  time: { color: tokens.colorNeutralForeground3 },
  none: { color: tokens.colorNeutralForeground3 },
})

export const RecentActivity = () => {
  const styles = useStyles()
  const { say } = useTexts()
  const { data, error, refetch } = useQuery({
    queryKey: ['activity'],
    queryFn: async ({ signal }) =>
      (await send(RecentActivityDocument, { first: recordsShown }, signal)).auditRecords.nodes,
  })
  return (
    <Surface className={styles.whole} label={say('overview.activity')}>
      <h2 className={styles.title}>{say('overview.activity')}</h2>
      {error && !data && <Failure error={error} onRetry={refetch} />}
      {!error && !data && <SkeletonItem size={96} />}
      {data?.length === 0 && <Text className={styles.none}>{say('overview.noActivity')}</Text>}
      <ul>
        {data?.map((record) => (
          <Activity key={record.id} record={record} />
        ))}
      </ul>
    </Surface>
  )
}

/** Stands in a sentence for the link to the customer; no text has it. */
const placeholder = '\u0000'

const Activity = ({ record }: { readonly record: AuditRecord }) => {
  const styles = useStyles()
  const { say } = useTexts()
  const formats = useFormats()
  const { customer } = record
  const sentence = say(`audit.${record.operation}`, { customer: placeholder })
  const [before = '', after = ''] = sentence.split(placeholder)
  return (
    <li className={styles.record}>
      <span>
        <Text weight="semibold">{record.userName}</Text> {before}
        {customer ? (
          <AppLink to={`/customers/${customer.id}`}>{customer.companyProfile.companyName}</AppLink>
        ) : (
          sentence.includes(placeholder) && say('audit.goneCustomer')
        )}
        {after}{' '}
        {!record.succeeded && (
          <Badge appearance="tint" color="warning">
            {say('audit.refused')}
          </Badge>
        )}
      </span>
      <time dateTime={record.occurredAt} className={styles.time}>
        {formats.dateTime(record.occurredAt)}
      </time>
    </li>
  )
}
