import { Button, Field, Input, Menu, MenuItem, MenuList, MenuPopover, MenuTrigger } from '@fluentui/react-components'
import { KeyResetRegular } from '@fluentui/react-icons/svg/key-reset'
import { LinkDismissRegular } from '@fluentui/react-icons/svg/link-dismiss'
import { MoreHorizontalRegular } from '@fluentui/react-icons/svg/more-horizontal'
import { useState } from 'react'
import { RemoveRelationshipDocument } from '../../../client/generated/graphql.js'
import { ConfirmDialog, useConfirm } from '../app/confirm-dialog.js'
import { useToasts } from '../app/toasts.js'
import { useTexts } from '../texts/texts.js'
import { useChange } from './customer.changes.js'
import { ResetPassword } from './reset-password.js'
import type { Customer } from './use-customer.js'

/** What is rare and cannot be taken back. */
export const CustomerMenu = ({ customer }: { readonly customer: Customer }) => {
  const { say } = useTexts()
  const removing = useConfirm()
  const [isResetting, setResetting] = useState(false)
  return (
    <>
      <Menu>
        <MenuTrigger disableButtonEnhancement>
          <Button icon={<MoreHorizontalRegular />} aria-label={say('action.more')} />
        </MenuTrigger>
        <MenuPopover>
          <MenuList>
            <MenuItem icon={<KeyResetRegular />} onClick={() => setResetting(true)}>
              {say('customer.resetPassword')}
            </MenuItem>
            <MenuItem icon={<LinkDismissRegular />} onClick={removing.open}>
              {say('customer.removeRelationship')}
            </MenuItem>
          </MenuList>
        </MenuPopover>
      </Menu>
      {isResetting && <ResetPassword customer={customer} onClose={() => setResetting(false)} />}
      {removing.dialog.isOpen && <RemoveRelationship customer={customer} {...removing.dialog} />}
    </>
  )
}

interface RemoveProps {
  readonly customer: Customer
  readonly isOpen: boolean
  readonly onClose: () => void
}

const RemoveRelationship = ({ customer, ...dialog }: RemoveProps) => {
  const { say } = useTexts()
  const toast = useToasts()
  const change = useChange(customer.id)
  const [typed, setTyped] = useState('')
  const { companyName, domain } = customer.companyProfile
  const remove = async () => {
    const refusal = await change(RemoveRelationshipDocument, { customerId: customer.id })
    if (!refusal) toast(say('customer.relationshipRemoved'))
    return refusal
  }
  return (
    <ConfirmDialog
      {...dialog}
      title={say('customer.removeRelationship')}
      text={say('customer.removeRelationship.text', { company: companyName })}
      action={say('customer.removeRelationship')}
      canConfirm={typed.trim().toLowerCase() === domain}
      onConfirm={remove}
    >
      <Field label={say('customer.confirmName', { domain })}>
        <Input value={typed} onChange={(_, { value }) => setTyped(value)} autoComplete="off" autoCapitalize="none" />
      </Field>
    </ConfirmDialog>
  )
}
