import { Badge, Button, SkeletonItem } from '@fluentui/react-components'
import { AddRegular } from '@fluentui/react-icons/svg/add'
import { PlugConnectedRegular } from '@fluentui/react-icons/svg/plug-connected'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { WebhooksDocument } from '../../../client/generated/graphql.js'
import { Failure, PageState } from '../app/failures.js'
import { AppLink } from '../app/links.js'
import { ListRow } from '../app/list-row.js'
import { send } from '../data/gateway.js'
import { useTexts } from '../texts/texts.js'
import { SettingsFrame, SettingsList } from './settings.frame.js'
import { WebhookDialog } from './webhook.dialog.js'
import type { Webhook } from './webhooks.js'

/** A partner can have 20. */
const webhooksAtOnce = 20

export const SettingsPage = () => (
  <SettingsFrame tab="webhooks">
    <Webhooks />
  </SettingsFrame>
)

const Webhooks = () => {
  const { say } = useTexts()
  const [isAdding, setAdding] = useState(false)
  const { data, error, refetch } = useQuery({
    queryKey: ['webhooks'],
    queryFn: async ({ signal }) => (await send(WebhooksDocument, { first: webhooksAtOnce }, signal)).webhooks.nodes,
  })
  return (
    <SettingsList
      title={say('settings.webhooks')}
      text={say('settings.webhooks.text')}
      action={
        <Button appearance="primary" icon={<AddRegular />} onClick={() => setAdding(true)}>
          {say('webhook.add')}
        </Button>
      }
    >
      {error && !data && <Failure error={error} onRetry={refetch} />}
      {!error && !data && <SkeletonItem size={96} />}
      {data?.length === 0 && (
        <PageState icon={<PlugConnectedRegular />} title={say('webhook.none')} text={say('webhook.none.text')} />
      )}
      <ul>
        {data?.map((webhook) => (
          <Row key={webhook.id} webhook={webhook} />
        ))}
      </ul>
      {isAdding && <WebhookDialog onClose={() => setAdding(false)} />}
    </SettingsList>
  )
}

const Row = ({ webhook }: { readonly webhook: Webhook }) => {
  const { id, description, url } = webhook
  return (
    <ListRow
      name={<AppLink to={`/settings/webhooks/${id}`}>{description || url}</AppLink>}
      details={description ? [url] : []}
    >
      <WebhookBadges webhook={webhook} />
    </ListRow>
  )
}

export const WebhookBadges = ({ webhook }: { readonly webhook: Webhook }) => {
  const { say } = useTexts()
  const { status, pendingCount, deadCount } = webhook
  return (
    <>
      <Badge appearance="tint" color={status === 'ACTIVE' ? 'success' : 'warning'}>
        {say(`webhook.status.${status}`)}
      </Badge>
      {pendingCount > 0 && (
        <Badge appearance="tint" color="informative">
          {say('webhook.pending', { count: pendingCount })}
        </Badge>
      )}
      {deadCount > 0 && (
        <Badge appearance="tint" color="danger">
          {say('webhook.dead', { count: deadCount })}
        </Badge>
      )}
    </>
  )
}
