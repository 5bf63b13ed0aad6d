import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
} from '@fluentui/react-components'
import { useRef, useState } from 'react'
import { ResetAdminPasswordDocument } from '../../../client/generated/graphql.js'
import { ConfirmDialog } from '../app/confirm-dialog.js'
import { send } from '../data/gateway.js'
import { useTexts } from '../texts/texts.js'
import { LeaveGuard } from '../wizard/leave-guard.js'
import type { Credentials } from '../wizard/wizard.state.js'
import { CredentialsCard } from './credentials.card.js'
import { confirmReceipt, isRejected } from './customer.changes.js'
import type { Customer } from './use-customer.js'

interface ResetPasswordProps {
  readonly customer: Customer
  readonly onClose: () => void
}

/** Asks first, then shows the new password until it was kept. Asking again after a lost answer resets nothing twice. */
export const ResetPassword = ({ customer, onClose }: ResetPasswordProps) => {
  const { say } = useTexts()
  const idempotencyKey = useRef(crypto.randomUUID())
  const [credentials, setCredentials] = useState<Credentials | null>(null)
  const reset = async () => {
    const variables = { customerId: customer.id, idempotencyKey: idempotencyKey.current }
    const { resetAdminPassword: outcome } = await send(ResetAdminPasswordDocument, variables)
    if (isRejected(outcome)) return outcome.issues.map(({ message }) => message).join(' ')
    const { signInName, password } = outcome.adminCredentials
    setCredentials({ signInName, password: password ?? null })
  }
  return credentials ? (
    <NewPassword credentials={credentials} customerId={customer.id} onClose={onClose} />
  ) : (
    <ConfirmDialog
      isOpen
      onClose={onClose}
      title={say('customer.resetPassword')}
      text={say('customer.resetPassword.text', { domain: customer.companyProfile.domain })}
      action={say('customer.resetPassword')}
      onConfirm={reset}
      staysOpen
    />
  )
}

interface NewPasswordProps {
  readonly credentials: Credentials
  readonly customerId: string
  readonly onClose: () => void
}

const NewPassword = ({ credentials, customerId, onClose }: NewPasswordProps) => {
  const { say } = useTexts()
  const [isKept, setKept] = useState(credentials.password === null)
  const close = async () => {
    // Whoever has it needs nobody to see it again; that it could not be said changes nothing for the customer.
    if (credentials.password !== null) await confirmReceipt(customerId).catch(() => undefined)
    onClose()
  }
  return (
    <Dialog open modalType="alert">
      <DialogSurface aria-describedby={undefined}>
        <DialogBody>
          <DialogTitle>{say('customer.newPassword')}</DialogTitle>
          <DialogContent>
            <CredentialsCard credentials={credentials} isKept={isKept} onKept={setKept} />
            <LeaveGuard isActive={!isKept} onLeave={onClose} />
          </DialogContent>
          <DialogActions>
            <Button appearance="primary" disabledFocusable={!isKept} onClick={close}>
              {say('confirmation.done')}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  )
}
