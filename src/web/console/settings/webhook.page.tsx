import { makeStyles, SkeletonItem, Text, tokens, typographyStyles } from '@fluentui/react-components'
import { useQuery } from '@tanstack/react-query'
import { useParams } from 'react-router'
import { WebhookDocument } from '../../../client/generated/graphql.js'
import { Fact, Facts } from '../app/facts.js'
import { Failure, NoPermission, NotFound } from '../app/failures.js'
import { AppLink } from '../app/links.js'
import { Page, PageHeading, Surface } from '../app/page.js'
import { send } from '../data/gateway.js'
import { useViewer } from '../data/viewer.js'
import { useFormats } from '../texts/formats.js'
import { useTexts } from '../texts/texts.js'
import { Deliveries } from './deliveries.js'
import { WebhookBadges } from './settings.page.js'
import { WebhookActions } from './webhook.actions.js'

const deliveriesShown = 25

const useStyles = makeStyles({
  note: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS },
  title: { ...typographyStyles.subtitle2, marginBottom: tokens.spacingVerticalM },
  none: { color: tokens.colorNeutralForeground3 },
})

export const WebhookPage = () => {
  const { permissions } = useViewer()
  return permissions.canAdminister ? <OpenWebhook /> : <NoPermission />
}

const OpenWebhook = () => {
  const styles = useStyles()
  const { say } = useTexts()
  const formats = useFormats()
  const { webhookId = '' } = useParams()
  const { data, error, refetch } = useQuery({
    queryKey: ['webhooks', webhookId],
    queryFn: async ({ signal }) =>
      (await send(WebhookDocument, { id: webhookId, first: deliveriesShown }, signal)).webhook ?? null,
    // Deliveries arrive by themselves, and no event tells of them.
    refetchInterval: 5_000,
  })
  if (error && !data) return <Failure error={error} onRetry={refetch} />
  if (data === undefined) return <SkeletonItem size={128} />
  if (data === null) return <NotFound />
  const { deliveries, ...webhook } = data
  return (
    <Page>
      <PageHeading
        title={webhook.description || webhook.url}
        note={
          <span className={styles.note}>
            <AppLink to="/settings">{say('settings.webhooks')}</AppLink>
            <WebhookBadges webhook={webhook} />
          </span>
        }
        actions={<WebhookActions webhook={webhook} />}
      />
      <Surface>
        <Facts>
          <Fact term={say('webhook.url')}>{webhook.url}</Fact>
          <Fact term={say('webhook.events')}>
            {webhook.eventTypes
              ? new Intl.ListFormat(formats.locale).format(webhook.eventTypes.map((type) => say(`event.${type}`)))
              : say('webhook.events.all')}
          </Fact>
          <Fact term={say('customers.created')}>{formats.date(webhook.createdAt)}</Fact>
        </Facts>
      </Surface>
      <Surface>
        <h2 className={styles.title}>{say('webhook.deliveries')}</h2>
        {deliveries.nodes.length === 0 ? (
          <Text className={styles.none}>{say('webhook.noDeliveries')}</Text>
        ) : (
          <Deliveries deliveries={deliveries.nodes} />
        )}
      </Surface>
    </Page>
  )
}
