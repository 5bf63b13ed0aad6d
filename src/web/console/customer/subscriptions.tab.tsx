import { Badge, Button, makeStyles, Text, tokens } from '@fluentui/react-components'
import { CloudRegular } from '@fluentui/react-icons/svg/cloud'
import { PageState } from '../app/failures.js'
import { Surface } from '../app/page.js'
import { useViewer } from '../data/viewer.js'
import { useFormats } from '../texts/formats.js'
import { useTexts } from '../texts/texts.js'
import { AccessList } from './access-list.js'
import { hasEnded } from './customer.page.js'
import { subscriptionColors } from './subscription-colors.js'
import { SubscriptionMenu } from './subscription-menu.js'
import type { Customer, Subscription } from './use-customer.js'

/** What has no term ends in the year 9999. */
const endlessFrom = '9000'

const useStyles = makeStyles({
  head: { display: 'flex', alignItems: 'flex-start', justifyContent: 'space-between', gap: tokens.spacingHorizontalM },
  words: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXXS, minWidth: 0 },
  name: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalS}`,
  },
  title: {
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
    overflowWrap: 'anywhere',
  },
  details: { color: tokens.colorNeutralForeground3 },
})

interface SubscriptionsTabProps {
  readonly customer: Customer
  readonly onOrder: () => void
}

export const SubscriptionsTab = ({ customer, onOrder }: SubscriptionsTabProps) => {
  const { say } = useTexts()
  const { permissions } = useViewer()
  const { nodes } = customer.subscriptions
  if (nodes.length === 0) {
    return (
      <Surface>
        <PageState icon={<CloudRegular />} title={say('subscription.none')} text={say('subscription.none.text')}>
          {permissions.canSell && !hasEnded(customer) && <Button onClick={onOrder}>{say('customer.order')}</Button>}
        </PageState>
      </Surface>
    )
  }
  return nodes.map((subscription) => (
    <SubscriptionCard key={subscription.id} customer={customer} subscription={subscription} />
  ))
}

export interface SubscriptionProps {
  readonly customer: Customer
  readonly subscription: Subscription
}

const SubscriptionCard = ({ customer, subscription }: SubscriptionProps) => {
  const styles = useStyles()
  const { say } = useTexts()
  const { permissions } = useViewer()
  const details = useDetails(subscription)
  const { friendlyName, status, offer, billingType } = subscription
  return (
    <Surface label={friendlyName}>
      <div className={styles.head}>
        <div className={styles.words}>
          <div className={styles.name}>
            <h2 className={styles.title}>{friendlyName}</h2>
            <Badge appearance="tint" color={subscriptionColors[status] ?? 'danger'}>
              {say(`subscription.status.${status}`)}
            </Badge>
          </div>
          {offer.name !== friendlyName && <Text>{offer.name}</Text>}
          <Text className={styles.details}>{details}</Text>
        </div>
        {permissions.canChange && !hasEnded(customer) && (
          <SubscriptionMenu customer={customer} subscription={subscription} />
        )}
      </div>
      {billingType === 'USAGE' && <AccessList customer={customer} subscription={subscription} />}
    </Surface>
  )
}

const useDetails = ({ quantity, unitType, billingType, billingCycle, ...term }: Subscription): string => {
  const { say } = useTexts()
  const formats = useFormats()
  const date = formats.date(term.commitmentEndDate)
  const end = (): string => {
    if (term.commitmentEndDate >= endlessFrom) return say('subscription.noEnd')
    return say(term.autoRenewEnabled ? 'subscription.renews' : 'subscription.ends', { date })
  }
  return [
    billingType === 'USAGE' ? say('offers.usage') : say('subscription.quantity', { count: quantity, unit: unitType }),
    say(`cycle.${billingCycle}`),
    end(),
  ].join(' · ')
}
