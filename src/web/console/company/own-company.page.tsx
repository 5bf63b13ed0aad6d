import { Badge, makeStyles, SkeletonItem, Text, tokens, typographyStyles } from '@fluentui/react-components'
import { CloudRegular } from '@fluentui/react-icons/svg/cloud'
import { useQuery } from '@tanstack/react-query'
import { OwnCompanyDocument, type OwnCompanyQuery } from '../../../client/generated/graphql.js'
import { Fact, Facts } from '../app/facts.js'
import { Failure, PageState } from '../app/failures.js'
import { ListRow } from '../app/list-row.js'
import { Page, PageHeading, Surface } from '../app/page.js'
import { subscriptionColors } from '../customer/subscription-colors.js'
import { send } from '../data/gateway.js'
import { useFormats } from '../texts/formats.js'
import { useTexts } from '../texts/texts.js'

type Viewer = OwnCompanyQuery['viewer']
type CustomerUser = NonNullable<Viewer['customerUser']>
type Granted = CustomerUser['subscriptions'][number]

const useStyles = makeStyles({
  title: { ...typographyStyles.subtitle2, marginBottom: tokens.spacingVerticalM },
  address: { whiteSpace: 'pre-line' },
})

/** What a customer's administrator sees: their own company and what they were given rights on. */
export const OwnCompanyPage = () => {
  const { say } = useTexts()
  const { data, error, refetch } = useQuery({
    queryKey: ['ownCompany'],
    queryFn: async ({ signal }) => (await send(OwnCompanyDocument, {}, signal)).viewer,
  })
  if (error && !data) return <Failure error={error} onRetry={refetch} />
  if (!data?.customerUser) return <SkeletonItem size={128} />
  const { customerUser, partner } = data
  return (
    <Page>
      <PageHeading
        title={customerUser.companyProfile.companyName}
        note={say('company.note', { domain: customerUser.companyProfile.domain, partner: partner.name })}
      />
      <Subscriptions subscriptions={customerUser.subscriptions} />
      <Profile user={customerUser} />
    </Page>
  )
}

const Subscriptions = ({ subscriptions }: { readonly subscriptions: readonly Granted[] }) => {
  const styles = useStyles()
  const { say } = useTexts()
  return (
    <Surface label={say('company.subscriptions')}>
      <h2 className={styles.title}>{say('company.subscriptions')}</h2>
      {subscriptions.length === 0 && (
        <PageState icon={<CloudRegular />} title={say('company.none')} text={say('company.none.text')} />
      )}
      <ul>
        {subscriptions.map((subscription) => (
          <Row key={subscription.id} subscription={subscription} />
        ))}
      </ul>
    </Surface>
  )
}

const Row = ({ subscription }: { readonly subscription: Granted }) => {
  const { say } = useTexts()
  const { friendlyName, offerName, quantity, unitType, status, roles } = subscription
  // One of what is billed by usage says nothing.
  const details = [
    ...(offerName !== friendlyName ? [offerName] : []),
    ...(quantity > 1 ? [say('subscription.quantity', { count: quantity, unit: unitType })] : []),
  ]
  return (
    <ListRow
      name={<Text weight="semibold">{friendlyName}</Text>}
      details={details.length > 0 ? [details.join(' · ')] : []}
    >
      <Badge appearance="tint" color={subscriptionColors[status] ?? 'danger'}>
        {say(`subscription.status.${status}`)}
      </Badge>
      {roles.map((role) => (
        <Badge key={role} appearance="outline" color="informative">
          {say(`access.role.${role}`)}
        </Badge>
      ))}
    </ListRow>
  )
}

const Profile = ({ user }: { readonly user: CustomerUser }) => {
  const styles = useStyles()
  const { say } = useTexts()
  const formats = useFormats()
  const { companyProfile, billingProfile, signInName } = user
  const { defaultAddress: address } = billingProfile
  return (
    <Surface label={say('company.profile')}>
      <h2 className={styles.title}>{say('company.profile')}</h2>
      <Facts>
        <Fact term={say('account.companyName')}>{billingProfile.companyName}</Fact>
        <Fact term={say('account.address')}>
          <span className={styles.address}>{[...address.formatted, formats.country(address.country)].join('\n')}</span>
        </Fact>
        <Fact term={say('account.email')}>{billingProfile.email}</Fact>
        <Fact term={say('account.phoneNumber')}>{address.phoneNumber}</Fact>
        <Fact term={say('account.culture')}>{formats.languageName(billingProfile.culture)}</Fact>
        <Fact term={say('account.language')}>{formats.languageName(billingProfile.language)}</Fact>
        <Fact term={say('signIn.name')}>{signInName}</Fact>
        <Fact term={say('account.domainPrefix')}>{companyProfile.domain}</Fact>
        <Fact term={say('profile.tenantId')}>{companyProfile.tenantId}</Fact>
        <Fact term={say('account.organizationRegistrationNumber')}>
          {companyProfile.organizationRegistrationNumber}
        </Fact>
      </Facts>
    </Surface>
  )
}
