import { Field, Input } from '@fluentui/react-components'
import { useState } from 'react'
import {
  ChangeSubscriptionQuantityDocument,
  ReactivateSubscriptionDocument,
  RenameSubscriptionDocument,
  SetSubscriptionAutoRenewDocument,
  SuspendSubscriptionDocument,
} from '../../../client/generated/graphql.js'
import { ConfirmDialog } from '../app/confirm-dialog.js'
import { useToasts } from '../app/toasts.js'
import type { SayKey } from '../texts/say.js'
import { useTexts } from '../texts/texts.js'
import { useChange } from './customer.changes.js'
import type { SubscriptionProps } from './subscriptions.tab.js'

export interface DialogProps extends SubscriptionProps {
  readonly onClose: () => void
}

/** Says what was done once it was. The etag is the one that was seen when the dialog was opened. */
export const useDone = ({ customer, subscription }: SubscriptionProps) => {
  const { say } = useTexts()
  const toast = useToasts()
  const change = useChange(customer.id)
  const [etag] = useState(subscription.etag)
  const done = (key: SayKey) => (refusal: string | undefined) => {
    if (!refusal) toast(say(key))
    return refusal
  }
  return { change, done, subject: { subscriptionId: subscription.id, etag } }
}

export const RenameDialog = ({ onClose, ...props }: DialogProps) => {
  const { say } = useTexts()
  const { change, done, subject } = useDone(props)
  const [friendlyName, setName] = useState(props.subscription.friendlyName)
  return (
    <ConfirmDialog
      isOpen
      onClose={onClose}
      title={say('subscription.renameOf', { name: props.subscription.friendlyName })}
      action={say('subscription.rename')}
      canConfirm={friendlyName.trim() !== ''}
      onConfirm={() =>
        change(RenameSubscriptionDocument, { ...subject, friendlyName }).then(done('subscription.renamed'))
      }
    >
      <Field label={say('subscription.name')} required>
        <Input value={friendlyName} maxLength={255} onChange={(_, { value }) => setName(value)} />
      </Field>
    </ConfirmDialog>
  )
}

export const QuantityDialog = ({ onClose, ...props }: DialogProps) => {
  const { say } = useTexts()
  const { change, done, subject } = useDone(props)
  const { quantity: before, offer, unitType } = props.subscription
  const [typed, setTyped] = useState(String(before))
  const quantity = Number(typed)
  const { minimumQuantity: min, maximumQuantity: max } = offer
  return (
    <ConfirmDialog
      isOpen
      onClose={onClose}
      title={say('subscription.changeQuantity')}
      text={props.subscription.friendlyName}
      action={say('action.save')}
      canConfirm={Number.isInteger(quantity) && quantity > 0}
      onConfirm={() =>
        change(ChangeSubscriptionQuantityDocument, { ...subject, quantity }).then(done('subscription.quantityChanged'))
      }
    >
      <Field label={`${say('offers.quantity')} (${unitType})`} hint={say('subscription.limits', { min, max })} required>
        <Input
          type="number"
          inputMode="numeric"
          min={min}
          max={max}
          value={typed}
          onChange={(_, { value }) => setTyped(value)}
        />
      </Field>
    </ConfirmDialog>
  )
}

export const RenewalDialog = ({ onClose, ...props }: DialogProps) => {
  const { say } = useTexts()
  const { change, done, subject } = useDone(props)
  const autoRenewEnabled = !props.subscription.autoRenewEnabled
  const key = autoRenewEnabled ? 'subscription.renewOn' : 'subscription.renewOff'
  return (
    <ConfirmDialog
      isOpen
      onClose={onClose}
      title={say(key)}
      text={props.subscription.friendlyName}
      action={say(key)}
      onConfirm={() =>
        change(SetSubscriptionAutoRenewDocument, { ...subject, autoRenewEnabled }).then(done(`${key}.done`))
      }
    />
  )
}

export const StatusDialog = ({ onClose, ...props }: DialogProps) => {
  const { say } = useTexts()
  const { change, done, subject } = useDone(props)
  const [isActive] = useState(props.subscription.status === 'ACTIVE')
  const key = isActive ? 'subscription.suspend' : 'subscription.reactivate'
  const carryOut = () =>
    isActive
      ? change(SuspendSubscriptionDocument, subject).then(done('subscription.suspended'))
      : change(ReactivateSubscriptionDocument, subject).then(done('subscription.reactivated'))
  return (
    <ConfirmDialog
      isOpen
      onClose={onClose}
      title={say(key)}
      text={say(`${key}.text`, { name: props.subscription.friendlyName })}
      action={say(key)}
      onConfirm={carryOut}
    />
  )
}
