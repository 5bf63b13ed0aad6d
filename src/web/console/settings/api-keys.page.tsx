import { Badge, type BadgeProps, Button, SkeletonItem, Text } from '@fluentui/react-components'
import { AddRegular } from '@fluentui/react-icons/svg/add'
import { KeyRegular } from '@fluentui/react-icons/svg/key'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { type ApiKeyFieldsFragment, ApiKeysDocument, RevokeApiKeyDocument } from '../../../client/generated/graphql.js'
import { ConfirmDialog } from '../app/confirm-dialog.js'
import { Failure, PageState } from '../app/failures.js'
import { ListRow } from '../app/list-row.js'
import { useToasts } from '../app/toasts.js'
import { send } from '../data/gateway.js'
import { useFormats } from '../texts/formats.js'
import { useTexts } from '../texts/texts.js'
import { ApiKeyDialog } from './api-key.dialog.js'
import { useSettingsChange } from './settings.change.js'
import { SettingsFrame, SettingsList } from './settings.frame.js'

type ApiKey = ApiKeyFieldsFragment

const keysAtOnce = 100

export const ApiKeysPage = () => (
  <SettingsFrame tab="apiKeys">
    <ApiKeys />
  </SettingsFrame>
)

const useApiKeys = () =>
  useInfiniteQuery({
    queryKey: ['apiKeys'],
    queryFn: async ({ signal, pageParam }) =>
      (await send(ApiKeysDocument, { first: keysAtOnce, after: pageParam }, signal)).apiKeys,
    initialPageParam: null as string | null,
    getNextPageParam: ({ pageInfo }) => (pageInfo.hasNextPage ? (pageInfo.endCursor ?? null) : null),
  })

const ApiKeys = () => {
  const { say } = useTexts()
  const [isAdding, setAdding] = useState(false)
  const [revoking, setRevoking] = useState<ApiKey | null>(null)
  const keys = useApiKeys()
  const known = keys.data && inOrder(keys.data.pages.flatMap(({ nodes }) => nodes))
  return (
    <SettingsList
      title={say('settings.apiKeys')}
      text={say('settings.apiKeys.text')}
      action={
        <Button appearance="primary" icon={<AddRegular />} onClick={() => setAdding(true)}>
          {say('apiKey.add')}
        </Button>
      }
    >
      {keys.error && !known && <Failure error={keys.error} onRetry={keys.refetch} />}
      {!keys.error && !known && <SkeletonItem size={96} />}
      {known?.length === 0 && (
        <PageState icon={<KeyRegular />} title={say('apiKey.none')} text={say('apiKey.none.text')} />
      )}
      <ul>
        {known?.map((apiKey) => (
          <Row key={apiKey.id} apiKey={apiKey} onRevoke={() => setRevoking(apiKey)} />
        ))}
      </ul>
      {keys.hasNextPage && (
        <Button onClick={() => keys.fetchNextPage()} disabledFocusable={keys.isFetchingNextPage}>
          {say('action.showMore')}
        </Button>
      )}
      {isAdding && <ApiKeyDialog onClose={() => setAdding(false)} />}
      {revoking && <RevokeDialog apiKey={revoking} onClose={() => setRevoking(null)} />}
    </SettingsList>
  )
}

const statusOf = ({ revokedAt, expiresAt }: ApiKey): 'ACTIVE' | 'EXPIRED' | 'REVOKED' => {
  if (revokedAt) return 'REVOKED'
  return expiresAt && Date.parse(expiresAt) <= Date.now() ? 'EXPIRED' : 'ACTIVE'
}

/** Those that can be used first, and the latest first. */
const inOrder = (keys: readonly ApiKey[]): ApiKey[] => {
  const rank = (key: ApiKey) => (statusOf(key) === 'ACTIVE' ? 0 : 1)
  return [...keys].sort((one, other) => rank(one) - rank(other) || other.createdAt.localeCompare(one.createdAt))
}

const colors: Readonly<Record<ReturnType<typeof statusOf>, BadgeProps['color']>> = {
  ACTIVE: 'success',
  EXPIRED: 'warning',
  REVOKED: 'informative',
}

interface RowProps {
  readonly apiKey: ApiKey
  readonly onRevoke: () => void
}

const Row = ({ apiKey, onRevoke }: RowProps) => {
  const { say } = useTexts()
  const status = statusOf(apiKey)
  return (
    <ListRow name={<Text weight="semibold">{apiKey.name}</Text>} details={useDetails(apiKey)}>
      {apiKey.roles.map((role) => (
        <Badge key={role} appearance="outline" color="informative">
          {say(`role.${role}`)}
        </Badge>
      ))}
      <Badge appearance="tint" color={colors[status]}>
        {say(`apiKey.status.${status}`)}
      </Badge>
      {status === 'ACTIVE' && (
        <Button
          size="small"
          appearance="subtle"
          aria-label={say('apiKey.revokeOf', { name: apiKey.name })}
          onClick={onRevoke}
        >
          {say('apiKey.revoke')}
        </Button>
      )}
    </ListRow>
  )
}

const useDetails = (apiKey: ApiKey): string[] => {
  const { say } = useTexts()
  const formats = useFormats()
  const { createdAt, createdBy, lastUsedAt, expiresAt, revokedAt } = apiKey
  const end = revokedAt
    ? say('apiKey.revokedAt', { date: formats.date(revokedAt) })
    : expiresAt && say('apiKey.expiresAt', { date: formats.date(expiresAt) })
  const use = lastUsedAt ? say('apiKey.lastUsed', { time: formats.dateTime(lastUsedAt) }) : say('apiKey.neverUsed')
  return [end ? `${use} · ${end}` : use, say('apiKey.madeBy', { name: createdBy, date: formats.date(createdAt) })]
}

interface RevokeDialogProps {
  readonly apiKey: ApiKey
  readonly onClose: () => void
}

const RevokeDialog = ({ apiKey, onClose }: RevokeDialogProps) => {
  const { say } = useTexts()
  const toast = useToasts()
  const change = useSettingsChange('apiKeys')
  const revoke = async () => {
    const { refusal } = await change(RevokeApiKeyDocument, { apiKeyId: apiKey.id })
    if (!refusal) toast(say('apiKey.revoked'))
    return refusal
  }
  return (
    <ConfirmDialog
      isOpen
      onClose={onClose}
      title={say('apiKey.revokeOf', { name: apiKey.name })}
      text={say('apiKey.revoke.text')}
      action={say('apiKey.revoke')}
      onConfirm={revoke}
    />
  )
}
