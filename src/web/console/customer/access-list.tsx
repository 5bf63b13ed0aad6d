import { Badge, Button, Field, Input, makeStyles, Select, Text, tokens } from '@fluentui/react-components'
import { PersonAddRegular } from '@fluentui/react-icons/svg/person-add'
import { useState } from 'react'
import {
  type AccessRole,
  GrantSubscriptionAccessDocument,
  RevokeSubscriptionAccessDocument,
} from '../../../client/generated/graphql.js'
import { ConfirmDialog } from '../app/confirm-dialog.js'
import { useToasts } from '../app/toasts.js'
import { useViewer } from '../data/viewer.js'
import { useTexts } from '../texts/texts.js'
import { useChange } from './customer.changes.js'
import { hasEnded } from './customer.page.js'
import type { SubscriptionProps } from './subscriptions.tab.js'
import type { AccessGrant } from './use-customer.js'

const roles = ['OWNER', 'CONTRIBUTOR', 'READER'] as const satisfies AccessRole[]

const useStyles = makeStyles({
  part: {
    marginTop: tokens.spacingVerticalL,
    paddingTop: tokens.spacingVerticalL,
    borderTop: `1px solid ${tokens.colorNeutralStroke3}`,
  },
  title: { fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  none: { color: tokens.colorNeutralForeground3, display: 'block', marginBlock: tokens.spacingVerticalS },
  grant: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    paddingBlock: tokens.spacingVerticalXS,
  },
  principal: { overflowWrap: 'anywhere' },
  actions: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS, marginTop: tokens.spacingVerticalS },
  fields: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
})

/** Who may do what with an Azure subscription. By default nobody of the customer's may anything. */
export const AccessList = ({ customer, subscription }: SubscriptionProps) => {
  const styles = useStyles()
  const { say } = useTexts()
  const { permissions } = useViewer()
  const [granting, setGranting] = useState<AccessRole | null>(null)
  const [revoking, setRevoking] = useState<AccessGrant | null>(null)
  const { accessGrants, status } = subscription
  const canChange = permissions.canAdminister && !hasEnded(customer)
  const admin = `admin@${customer.companyProfile.domain}`
  const isAdminOwner = accessGrants.some(({ principal, role }) => principal === admin && role === 'OWNER')
  return (
    <div className={styles.part}>
      <h3 className={styles.title}>{say('access.title')}</h3>
      {accessGrants.length === 0 && <Text className={styles.none}>{say('access.none')}</Text>}
      <ul>
        {accessGrants.map((grant) => (
          <li key={grant.id} className={styles.grant}>
            <Text className={styles.principal}>{grant.principal}</Text>
            <Badge appearance="outline" color="informative">
              {say(`access.role.${grant.role}`)}
            </Badge>
            {canChange && (
              <Button
                appearance="subtle"
                size="small"
                aria-label={say('access.revokeOf', { principal: grant.principal })}
                onClick={() => setRevoking(grant)}
              >
                {say('access.revoke')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {canChange && status === 'ACTIVE' && (
        <div className={styles.actions}>
          {!isAdminOwner && (
            <Button size="small" icon={<PersonAddRegular />} onClick={() => setGranting('OWNER')}>
              {say('access.grantAdmin')}
            </Button>
          )}
          <Button size="small" appearance="subtle" onClick={() => setGranting('READER')}>
            {say('access.grant')}
          </Button>
        </div>
      )}
      {granting && (
        <GrantDialog
          customer={customer}
          subscription={subscription}
          first={granting === 'OWNER' ? { principal: admin, role: 'OWNER' } : { principal: '', role: 'READER' }}
          onClose={() => setGranting(null)}
        />
      )}
      {revoking && (
        <RevokeDialog
          customer={customer}
          subscription={subscription}
          grant={revoking}
          onClose={() => setRevoking(null)}
        />
      )}
    </div>
  )
}

interface GrantDialogProps extends SubscriptionProps {
  readonly first: { readonly principal: string; readonly role: AccessRole }
  readonly onClose: () => void
}

const GrantDialog = ({ customer, subscription, first, onClose }: GrantDialogProps) => {
  const styles = useStyles()
  const { say } = useTexts()
  const toast = useToasts()
  const change = useChange(customer.id)
  const [principal, setPrincipal] = useState(first.principal)
  const [role, setRole] = useState(first.role)
  const grant = async () => {
    const refusal = await change(GrantSubscriptionAccessDocument, { subscriptionId: subscription.id, principal, role })
    if (!refusal) toast(say('access.granted'))
    return refusal
  }
  return (
    <ConfirmDialog
      isOpen
      onClose={onClose}
      title={say('access.grant')}
      text={subscription.friendlyName}
      action={say('access.grant')}
      canConfirm={principal.trim() !== ''}
      onConfirm={grant}
    >
      <div className={styles.fields}>
        <Field label={say('access.principal')} required>
          <Input
            value={principal}
            placeholder={`name@${customer.companyProfile.domain}`}
            autoComplete="off"
            autoCapitalize="none"
            onChange={(_, { value }) => setPrincipal(value)}
          />
        </Field>
        <Field label={say('access.role')}>
          <Select value={role} onChange={(_, { value }) => setRole(value as AccessRole)}>
            {roles.map((one) => (
              <option key={one} value={one}>
                {say(`access.role.${one}`)}
              </option>
            ))}
          </Select>
        </Field>
      </div>
    </ConfirmDialog>
  )
}

interface RevokeDialogProps extends SubscriptionProps {
  readonly grant: AccessGrant
  readonly onClose: () => void
}

const RevokeDialog = ({ customer, subscription, grant, onClose }: RevokeDialogProps) => {
  const { say } = useTexts()
  const toast = useToasts()
  const change = useChange(customer.id)
  const { principal, role } = grant
  const revoke = async () => {
    const refusal = await change(RevokeSubscriptionAccessDocument, { accessGrantId: grant.id })
    if (!refusal) toast(say('access.revoked'))
    return refusal
  }
  return (
    <ConfirmDialog
      isOpen
      onClose={onClose}
      title={say('access.revokeOf', { principal })}
      text={say('access.revoke.text', { principal, role: say(`access.role.${role}`), name: subscription.friendlyName })}
      action={say('access.revoke')}
      onConfirm={revoke}
    />
  )
}
