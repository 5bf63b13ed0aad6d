import { Field, Select } from '@fluentui/react-components'
import { useState } from 'react'
import { type BillingCycle, ChangeOrderBillingCycleDocument } from '../../../client/generated/graphql.js'
import { ConfirmDialog } from '../app/confirm-dialog.js'
import { useTexts } from '../texts/texts.js'
import { type DialogProps, useDone } from './subscription.dialogs.js'

/** How often is charged. What was ordered together is charged together. */
export const BillingCycleDialog = ({ onClose, ...props }: DialogProps) => {
  const { say } = useTexts()
  const { change, done } = useDone(props)
  const { order, offer, billingCycle: before } = props.subscription
  const others = offer.supportedBillingCycles.filter((cycle) => cycle !== before)
  const [chosen, setChosen] = useState(others[0] ?? before)
  const together = props.customer.subscriptions.nodes.filter((one) => one.order.id === order.id)
  return (
    <ConfirmDialog
      isOpen
      onClose={onClose}
      title={say('subscription.changeCycle')}
      text={together.map(({ friendlyName }) => friendlyName).join(', ')}
      action={say('action.save')}
      onConfirm={() =>
        change(ChangeOrderBillingCycleDocument, { orderId: order.id, billingCycle: chosen }).then(
          done('subscription.cycleChanged'),
        )
      }
    >
      <Field
        label={say('offers.cycle')}
        hint={say(together.length > 1 ? 'subscription.cycleOfOrder' : 'subscription.newTerm')}
        required
      >
        <Select value={chosen} onChange={(_, { value }) => setChosen(value as BillingCycle)}>
          {others.map((cycle) => (
            <option key={cycle} value={cycle}>
              {say(`cycle.${cycle}`)}
            </option>
          ))}
        </Select>
      </Field>
    </ConfirmDialog>
  )
}
