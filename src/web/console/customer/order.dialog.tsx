import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  MessageBar,
  MessageBarBody,
  makeStyles,
  Text,
  tokens,
} from '@fluentui/react-components'
import { useQueryClient } from '@tanstack/react-query'
import { useReducer, useRef, useState } from 'react'
import { type OfferFieldsFragment, OrderSubscriptionsDocument } from '../../../client/generated/graphql.js'
import { useToasts } from '../app/toasts.js'
import { send } from '../data/gateway.js'
import { useTexts } from '../texts/texts.js'
import { IssueSummary } from '../wizard/issue-summary.js'
import { OfferPicker } from '../wizard/offer-picker.js'
import { OfferRow } from '../wizard/offer-row.js'
import { toFieldIssues } from '../wizard/wizard.check.js'
import { toOrderLine } from '../wizard/wizard.input.js'
import { wizardReducer } from '../wizard/wizard.reducer.js'
import { newWizard } from '../wizard/wizard.state.js'
import { isRejected } from './customer.changes.js'
import type { Customer } from './use-customer.js'

const useStyles = makeStyles({
  surface: { maxWidth: '860px', width: '100%' },
  content: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM, maxHeight: '64vh' },
  count: { marginInlineEnd: 'auto', alignSelf: 'center' },
})

interface OrderDialogProps {
  readonly customer: Customer
  readonly onClose: () => void
}

/** Orders more for a customer: the basket of the wizard, and a key so that one order is placed once. */
export const OrderDialog = ({ customer, onClose }: OrderDialogProps) => {
  const styles = useStyles()
  const { say } = useTexts()
  const { wizard, dispatch, place, isPlacing, isLost } = useOrder(customer, onClose)
  const renderOffer = (offer: OfferFieldsFragment) => {
    const at = wizard.basket.findIndex((line) => line.offer.id === offer.id)
    return (
      <OfferRow
        key={offer.id}
        offer={offer}
        line={wizard.basket[at]}
        place={at}
        issues={wizard.issues}
        onToggle={() => dispatch({ type: 'offerToggled', offer })}
        onChange={(change) => dispatch({ type: 'lineChanged', offerId: offer.id, ...change })}
        onLeaveQuantity={() => {}}
      />
    )
  }
  return (
    <Dialog open modalType="alert" onOpenChange={(_, { open }) => !open && onClose()}>
      <DialogSurface className={styles.surface} aria-describedby={undefined}>
        <DialogBody>
          <DialogTitle>{say('order.title', { company: customer.companyProfile.companyName })}</DialogTitle>
          <DialogContent className={styles.content}>
            <IssueSummary issues={wizard.issues} refusals={wizard.refusals} />
            {isLost && (
              <MessageBar intent="warning" layout="multiline" role="alert">
                <MessageBarBody>{say('order.unknown')}</MessageBarBody>
              </MessageBar>
            )}
            <OfferPicker country={customer.billingProfile.defaultAddress.country} renderOffer={renderOffer} />
          </DialogContent>
          <DialogActions fluid>
            <Text className={styles.count}>{say('basket.count', { count: wizard.basket.length })}</Text>
            <Button onClick={onClose}>{say('action.cancel')}</Button>
            <Button appearance="primary" onClick={place} disabledFocusable={isPlacing || wizard.basket.length === 0}>
              {say('order.submit')}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  )
}

const useOrder = (customer: Customer, onClose: () => void) => {
  const { say } = useTexts()
  const toast = useToasts()
  const queries = useQueryClient()
  const [wizard, dispatch] = useReducer(wizardReducer, undefined, () => newWizard(crypto.randomUUID()))
  const [isLost, setLost] = useState(false)
  const [isPlacing, setPlacing] = useState(false)
  const isRunning = useRef(false)
  const place = async () => {
    if (isRunning.current) return
    isRunning.current = true
    setPlacing(true)
    setLost(false)
    try {
      const { idempotencyKey, basket } = wizard
      const variables = { customerId: customer.id, subscriptions: basket.map(toOrderLine), idempotencyKey }
      const { orderSubscriptions: outcome } = await send(OrderSubscriptionsDocument, variables)
      queries.invalidateQueries()
      if (isRejected(outcome)) return dispatch({ type: 'stepRefused', issues: toFieldIssues(outcome.issues) })
      toast(say('order.placed', { count: basket.length }))
      onClose()
    } catch {
      setLost(true)
    } finally {
      isRunning.current = false
      setPlacing(false)
    }
  }
  return { wizard, dispatch, place, isPlacing, isLost }
}
