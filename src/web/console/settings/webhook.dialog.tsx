import { Checkbox, Field, Input, makeStyles, Radio, RadioGroup, tokens } from '@fluentui/react-components'
import { useState } from 'react'
import { type EventType, RegisterWebhookDocument, UpdateWebhookDocument } from '../../../client/generated/graphql.js'
import { ConfirmDialog } from '../app/confirm-dialog.js'
import { useToasts } from '../app/toasts.js'
import { useTexts } from '../texts/texts.js'
import { SecretDialog } from './secret.dialog.js'
import { useSettingsChange } from './settings.change.js'
import { eventTypes, type Webhook } from './webhooks.js'

const useStyles = makeStyles({
  fields: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  events: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(min(220px, 100%), 1fr))',
    border: 'none',
    margin: 0,
    padding: 0,
  },
})

interface WebhookDialogProps {
  /** Left out: a new one. */
  readonly webhook?: Webhook
  readonly onClose: () => void
}

export const WebhookDialog = ({ webhook, onClose }: WebhookDialogProps) => {
  const styles = useStyles()
  const { say } = useTexts()
  const toast = useToasts()
  const change = useSettingsChange('webhooks')
  const [url, setUrl] = useState(webhook?.url ?? '')
  const [description, setDescription] = useState(webhook?.description ?? '')
  const [chosen, setChosen] = useState<readonly EventType[] | null>(webhook?.eventTypes ?? null)
  const [secret, setSecret] = useState<string>()
  const wanted = { url, description: description.trim() || null, eventTypes: chosen && [...chosen] }
  const save = async () => {
    if (webhook) {
      const { refusal } = await change(UpdateWebhookDocument, { webhookId: webhook.id, ...wanted })
      if (refusal) return refusal
      toast(say('webhook.saved'))
      onClose()
      return undefined
    }
    const { refusal, data } = await change(RegisterWebhookDocument, wanted)
    if (refusal) return refusal
    if (data.registerWebhook.__typename === 'RegisterWebhookSuccess') setSecret(data.registerWebhook.secret)
  }
  if (secret)
    return (
      <SecretDialog title={say('webhook.secret')} text={say('webhook.secret.text')} secret={secret} onClose={onClose} />
    )
  return (
    <ConfirmDialog
      isOpen
      staysOpen
      onClose={onClose}
      title={say(webhook ? 'webhook.edit' : 'webhook.add')}
      action={say(webhook ? 'action.save' : 'webhook.add')}
      canConfirm={url.trim() !== ''}
      onConfirm={save}
    >
      <div className={styles.fields}>
        <Field label={say('webhook.url')} hint={say('webhook.url.hint')} required>
          <Input type="url" value={url} onChange={(_, { value }) => setUrl(value)} placeholder="https://" />
        </Field>
        <Field label={`${say('webhook.description')} (${say('wizard.optional')})`}>
          <Input value={description} maxLength={255} onChange={(_, { value }) => setDescription(value)} />
        </Field>
        <EventChoice chosen={chosen} onChange={setChosen} />
      </div>
    </ConfirmDialog>
  )
}

interface EventChoiceProps {
  /** Null: all, those of the future as well. */
  readonly chosen: readonly EventType[] | null
  readonly onChange: (chosen: readonly EventType[] | null) => void
}

const EventChoice = ({ chosen, onChange }: EventChoiceProps) => {
  const styles = useStyles()
  const { say } = useTexts()
  const toggle = (type: EventType) =>
    onChange(chosen?.includes(type) ? chosen.filter((one) => one !== type) : [...(chosen ?? []), type])
  return (
    <>
      <Field label={say('webhook.events')}>
        <RadioGroup
          layout="horizontal"
          value={chosen ? 'some' : 'all'}
          onChange={(_, { value }) => onChange(value === 'some' ? [] : null)}
        >
          <Radio value="all" label={say('webhook.events.all')} />
          <Radio value="some" label={say('webhook.events.some')} />
        </RadioGroup>
      </Field>
      {chosen && (
        <fieldset className={styles.events} aria-label={say('webhook.events')}>
          {eventTypes.map((type) => (
            <Checkbox
              key={type}
              checked={chosen.includes(type)}
              onChange={() => toggle(type)}
              label={say(`event.${type}`)}
            />
          ))}
        </fieldset>
      )}
    </>
  )
}
