import { Button, Menu, MenuItem, MenuList, MenuPopover, MenuTrigger } from '@fluentui/react-components'
import { MoreHorizontalRegular } from '@fluentui/react-icons/svg/more-horizontal'
import { SendRegular } from '@fluentui/react-icons/svg/send'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import {
  DeleteWebhookDocument,
  PauseWebhookDocument,
  ReplayDeadDeliveriesDocument,
  ResumeWebhookDocument,
  RotateWebhookSecretDocument,
  SendTestEventDocument,
} from '../../../client/generated/graphql.js'
import { ConfirmDialog } from '../app/confirm-dialog.js'
import { useToasts } from '../app/toasts.js'
import { useTexts } from '../texts/texts.js'
import { SecretDialog } from './secret.dialog.js'
import { useSettingsChange } from './settings.change.js'
import { WebhookDialog } from './webhook.dialog.js'
import type { Webhook } from './webhooks.js'

type OpenDialog = 'test' | 'edit' | 'status' | 'rotate' | 'replay' | 'delete' | null

interface WebhookProps {
  readonly webhook: Webhook
}

export const WebhookActions = ({ webhook }: WebhookProps) => {
  const { say } = useTexts()
  const [open, setOpen] = useState<OpenDialog>(null)
  const onClose = () => setOpen(null)
  const isActive = webhook.status === 'ACTIVE'
  return (
    <>
      {isActive && (
        <Button icon={<SendRegular />} onClick={() => setOpen('test')}>
          {say('webhook.test')}
        </Button>
      )}
      <Menu>
        <MenuTrigger disableButtonEnhancement>
          <Button icon={<MoreHorizontalRegular />} aria-label={say('action.more')} />
        </MenuTrigger>
        <MenuPopover>
          <MenuList>
            <MenuItem onClick={() => setOpen('edit')}>{say('webhook.edit')}</MenuItem>
            <MenuItem onClick={() => setOpen('status')}>{say(isActive ? 'webhook.pause' : 'webhook.resume')}</MenuItem>
            <MenuItem onClick={() => setOpen('rotate')}>{say('webhook.rotate')}</MenuItem>
            {webhook.deadCount > 0 && <MenuItem onClick={() => setOpen('replay')}>{say('webhook.replay')}</MenuItem>}
            <MenuItem onClick={() => setOpen('delete')}>{say('webhook.delete')}</MenuItem>
          </MenuList>
        </MenuPopover>
      </Menu>
      {open === 'edit' && <WebhookDialog webhook={webhook} onClose={onClose} />}
      {open === 'rotate' && <RotateDialog webhook={webhook} onClose={onClose} />}
      {(open === 'test' || open === 'status' || open === 'replay' || open === 'delete') && (
        <ActionDialog action={open} webhook={webhook} onClose={onClose} />
      )}
    </>
  )
}

interface ActionDialogProps extends WebhookProps {
  readonly action: 'test' | 'status' | 'replay' | 'delete'
  readonly onClose: () => void
}

const ActionDialog = ({ action, webhook, onClose }: ActionDialogProps) => {
  const { say } = useTexts()
  const toast = useToasts()
  const navigate = useNavigate()
  const change = useSettingsChange('webhooks')
  const { id: webhookId, url } = webhook
  const status = webhook.status === 'ACTIVE' ? 'pause' : 'resume'
  const key = action === 'status' ? (`webhook.${status}` as const) : (`webhook.${action}` as const)
  const carryOut = async (): Promise<{ refusal: string | undefined; done: string }> => {
    if (action === 'test')
      return { ...(await change(SendTestEventDocument, { webhookId })), done: say('webhook.tested') }
    if (action === 'delete') {
      return { ...(await change(DeleteWebhookDocument, { webhookId })), done: say('webhook.deleted') }
    }
    if (action === 'replay') {
      const { refusal, data } = await change(ReplayDeadDeliveriesDocument, { webhookId })
      const { replayDeadDeliveries: outcome } = data
      const count = outcome.__typename === 'ReplayDeadDeliveriesSuccess' ? outcome.replayedCount : 0
      return { refusal, done: say('webhook.replayed', { count }) }
    }
    return status === 'pause'
      ? { ...(await change(PauseWebhookDocument, { webhookId })), done: say('webhook.paused') }
      : { ...(await change(ResumeWebhookDocument, { webhookId })), done: say('webhook.resumed') }
  }
  return (
    <ConfirmDialog
      isOpen
      onClose={onClose}
      title={say(key)}
      text={action === 'delete' ? say('webhook.delete.text', { url }) : url}
      action={say(key)}
      onConfirm={async () => {
        const { refusal, done } = await carryOut()
        if (refusal) return refusal
        toast(done)
        if (action === 'delete') navigate('/settings', { replace: true })
      }}
    />
  )
}

const RotateDialog = ({ webhook, onClose }: WebhookProps & { readonly onClose: () => void }) => {
  const { say } = useTexts()
  const change = useSettingsChange('webhooks')
  const [secret, setSecret] = useState<string>()
  const rotate = async () => {
    const { refusal, data } = await change(RotateWebhookSecretDocument, { webhookId: webhook.id })
    if (refusal) return refusal
    if (data.rotateWebhookSecret.__typename === 'RotateWebhookSecretSuccess') setSecret(data.rotateWebhookSecret.secret)
  }
  return secret ? (
    <SecretDialog title={say('webhook.secret')} text={say('webhook.secret.text')} secret={secret} onClose={onClose} />
  ) : (
    <ConfirmDialog
      isOpen
      staysOpen
      onClose={onClose}
      title={say('webhook.rotate')}
      text={say('webhook.rotate.text')}
      action={say('webhook.rotate')}
      onConfirm={rotate}
    />
  )
}
