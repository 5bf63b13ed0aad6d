import { Button, makeStyles, Text, tokens, typographyStyles } from '@fluentui/react-components'
import { CheckmarkCircleFilled } from '@fluentui/react-icons/svg/checkmark-circle'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { Surface, usePageTitle } from '../app/page.js'
import { CredentialsCard } from '../customer/credentials.card.js'
import { confirmReceipt } from '../customer/customer.changes.js'
import { useTexts } from '../texts/texts.js'
import { LeaveGuard } from './leave-guard.js'
import { dropDraft } from './wizard.draft.js'
import type { StepProps } from './wizard.page.js'
import type { Created } from './wizard.state.js'

const useStyles = makeStyles({
  success: { display: 'flex', gap: tokens.spacingHorizontalL, alignItems: 'flex-start' },
  icon: { fontSize: '36px', flexShrink: 0, color: tokens.colorStatusSuccessForeground1 },
  title: { ...typographyStyles.subtitle1, overflowWrap: 'anywhere' },
  list: { marginTop: tokens.spacingVerticalS, paddingInlineStart: tokens.spacingHorizontalXL, listStyleType: 'disc' },
  footer: { display: 'flex', justifyContent: 'flex-end' },
})

export const ConfirmationStep = ({ wizard }: StepProps) =>
  wizard.created ? <Confirmation created={wizard.created} /> : null

/** Shows the administrator's password, and sees to it that nobody goes away without it unawares. */
const Confirmation = ({ created }: { readonly created: Created }) => {
  const styles = useStyles()
  const { say } = useTexts()
  const navigate = useNavigate()
  const { customerId, companyName, domain, credentials, subscriptions } = created
  const [isKept, setKept] = useState(credentials.password === null)
  usePageTitle(say('confirmation.title', { company: companyName }))
  const leave = async () => {
    dropDraft()
    // Whoever has it needs nobody to see it again; that it could not be said changes nothing for the customer.
    if (isKept && credentials.password !== null) await confirmReceipt(customerId).catch(() => undefined)
    navigate(`/customers/${customerId}`, { replace: true })
  }
  return (
    <>
      <Surface label={say('wizard.step.confirmation')}>
        <div className={styles.success} role="status">
          <CheckmarkCircleFilled className={styles.icon} aria-hidden />
          <div>
            <h2 className={styles.title}>{say('confirmation.title', { company: companyName })}</h2>
            <Text>{say(subscriptions.length > 0 ? 'confirmation.text' : 'confirmation.textNone', { domain })}</Text>
            <ul className={styles.list}>
              {subscriptions.map((name, place) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes, and names can be the same.
                <li key={place}>{name}</li>
              ))}
            </ul>
          </div>
        </div>
      </Surface>
      <CredentialsCard credentials={credentials} isKept={isKept} onKept={setKept} />
      <div className={styles.footer}>
        <Button appearance="primary" onClick={leave}>
          {say('confirmation.done')}
        </Button>
      </div>
      <LeaveGuard isActive={!isKept} onLeave={dropDraft} />
    </>
  )
}
