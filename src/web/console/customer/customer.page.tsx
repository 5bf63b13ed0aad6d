import { Badge, Button, makeStyles, Skeleton, SkeletonItem, Tab, TabList, tokens } from '@fluentui/react-components'
import { AddRegular } from '@fluentui/react-icons/svg/add'
import { useState } from 'react'
import { useNavigate, useParams } from 'react-router'
import { Failure, NotFound } from '../app/failures.js'
import { Page, PageHeading } from '../app/page.js'
import { useViewer } from '../data/viewer.js'
import { useFormats } from '../texts/formats.js'
import { useTexts } from '../texts/texts.js'
import { ActivityTab } from './activity.tab.js'
import { CustomerMenu } from './customer-menu.js'
import { OrderDialog } from './order.dialog.js'
import { ProfileTab } from './profile.tab.js'
import { SubscriptionsTab } from './subscriptions.tab.js'
import { type Customer, useCustomer } from './use-customer.js'

const useStyles = makeStyles({
  note: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM}`,
    overflowWrap: 'anywhere',
  },
  tabs: {
    marginInline: `calc(-1 * ${tokens.spacingHorizontalM})`,
    marginBlock: `calc(-1 * ${tokens.spacingVerticalS})`,
  },
  panel: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL },
})

const tabs = ['subscriptions', 'profile', 'activity'] as const
type TabName = (typeof tabs)[number]

export const CustomerPage = () => {
  const { customerId = '' } = useParams()
  const { data: customer, error, refetch } = useCustomer(customerId)
  if (error && !customer) return <Failure error={error} onRetry={refetch} />
  if (customer === undefined) return <Placeholder />
  if (customer === null) return <NotFound />
  return <OpenCustomer key={customer.id} customer={customer} />
}

export const hasEnded = ({ relationship }: Customer): boolean => relationship.relationshipToPartner === 'NONE'

const OpenCustomer = ({ customer }: { readonly customer: Customer }) => {
  const styles = useStyles()
  const { say } = useTexts()
  const { permissions } = useViewer()
  const navigate = useNavigate()
  const { tab: named } = useParams()
  // The audit trail is for admin agents.
  const shown = tabs.filter((one) => one !== 'activity' || permissions.canAdminister)
  const tab = shown.find((one) => one === named) ?? 'subscriptions'
  const [isOrdering, setOrdering] = useState(false)
  const show = (next: TabName) =>
    navigate(`/customers/${customer.id}${next === 'subscriptions' ? '' : `/${next}`}`, { preventScrollReset: true })
  return (
    <Page>
      <PageHeading
        title={customer.companyProfile.companyName}
        note={<CustomerNote customer={customer} />}
        actions={
          <>
            {permissions.canSell && !hasEnded(customer) && (
              <Button appearance="primary" icon={<AddRegular />} onClick={() => setOrdering(true)}>
                {say('customer.order')}
              </Button>
            )}
            {permissions.canAdminister && !hasEnded(customer) && <CustomerMenu customer={customer} />}
          </>
        }
      />
      <TabList
        className={styles.tabs}
        selectedValue={tab}
        onTabSelect={(_, { value }) => show(value as TabName)}
        aria-label={say('customer.tabs')}
      >
        {shown.map((one) => (
          <Tab key={one} value={one} id={`tab-${one}`} aria-controls="customer-panel">
            {say(`customer.tab.${one}`)}
          </Tab>
        ))}
      </TabList>
      <div role="tabpanel" id="customer-panel" aria-labelledby={`tab-${tab}`} className={styles.panel}>
        {tab === 'subscriptions' && <SubscriptionsTab customer={customer} onOrder={() => setOrdering(true)} />}
        {tab === 'profile' && <ProfileTab customer={customer} />}
        {tab === 'activity' && <ActivityTab customerId={customer.id} />}
      </div>
      {isOrdering && <OrderDialog customer={customer} onClose={() => setOrdering(false)} />}
    </Page>
  )
}

const CustomerNote = ({ customer }: { readonly customer: Customer }) => {
  const styles = useStyles()
  const { say } = useTexts()
  const formats = useFormats()
  const { relationship, companyProfile, createdAt } = customer
  return (
    <span className={styles.note}>
      <span>{companyProfile.domain}</span>
      <Badge appearance="tint" color={hasEnded(customer) ? 'danger' : 'brand'}>
        {say(`relationship.${relationship.relationshipToPartner}`)}
      </Badge>
      <span>
        {relationship.endedAt
          ? say('customer.ended', { date: formats.date(relationship.endedAt) })
          : say('customer.since', { date: formats.date(createdAt) })}
      </span>
    </span>
  )
}

const Placeholder = () => {
  const { say } = useTexts()
  return (
    <Skeleton aria-label={say('app.loading')}>
      <Page>
        <SkeletonItem size={40} />
        <SkeletonItem size={24} />
        <SkeletonItem size={128} />
        <SkeletonItem size={128} />
      </Page>
    </Skeleton>
  )
}
