import { Button, Menu, MenuItem, MenuList, MenuPopover, MenuTrigger } from '@fluentui/react-components'
import { MoreHorizontalRegular } from '@fluentui/react-icons/svg/more-horizontal'
import { useState } from 'react'
import { useViewer } from '../data/viewer.js'
import { useTexts } from '../texts/texts.js'
import { BillingCycleDialog } from './billing-cycle.dialog.js'
import { QuantityDialog, RenameDialog, RenewalDialog, StatusDialog } from './subscription.dialogs.js'
import type { SubscriptionProps } from './subscriptions.tab.js'

type OpenDialog = 'rename' | 'quantity' | 'cycle' | 'renewal' | 'status' | null

/** What can be done with a subscription in its status, by whoever looks at it. */
export const SubscriptionMenu = ({ customer, subscription }: SubscriptionProps) => {
  const { say } = useTexts()
  const { permissions } = useViewer()
  const [open, setOpen] = useState<OpenDialog>(null)
  const { status, billingType, autoRenewEnabled, friendlyName, offer, commitmentEndDate } = subscription
  const isActive = status === 'ACTIVE'
  const canRenew = !offer.isTrial && commitmentEndDate < '9000'
  const dialog = { customer, subscription, onClose: () => setOpen(null) }
  return (
    <>
      <Menu>
        <MenuTrigger disableButtonEnhancement>
          <Button
            appearance="subtle"
            icon={<MoreHorizontalRegular />}
            aria-label={say('subscription.actions', { name: friendlyName })}
          />
        </MenuTrigger>
        <MenuPopover>
          <MenuList>
            <MenuItem onClick={() => setOpen('rename')}>{say('subscription.rename')}</MenuItem>
            {permissions.canSell && isActive && billingType === 'LICENSE' && (
              <MenuItem onClick={() => setOpen('quantity')}>{say('subscription.changeQuantity')}</MenuItem>
            )}
            {permissions.canSell && isActive && offer.supportedBillingCycles.length > 1 && (
              <MenuItem onClick={() => setOpen('cycle')}>{say('subscription.changeCycle')}</MenuItem>
            )}
            {permissions.canSell && isActive && canRenew && (
              <MenuItem onClick={() => setOpen('renewal')}>
                {say(autoRenewEnabled ? 'subscription.renewOff' : 'subscription.renewOn')}
              </MenuItem>
            )}
            {permissions.canSell && (isActive || status === 'SUSPENDED') && (
              <MenuItem onClick={() => setOpen('status')}>
                {say(isActive ? 'subscription.suspend' : 'subscription.reactivate')}
              </MenuItem>
            )}
          </MenuList>
        </MenuPopover>
      </Menu>
      {open === 'rename' && <RenameDialog {...dialog} />}
      {open === 'quantity' && <QuantityDialog {...dialog} />}
      {open === 'cycle' && <BillingCycleDialog {...dialog} />}
      {open === 'renewal' && <RenewalDialog {...dialog} />}
      {open === 'status' && <StatusDialog {...dialog} />}
    </>
  )
}
