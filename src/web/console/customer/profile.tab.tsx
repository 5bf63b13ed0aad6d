import { Button, makeStyles, tokens, typographyStyles } from '@fluentui/react-components'
import { EditRegular } from '@fluentui/react-icons/svg/edit'
import { useState } from 'react'
import { Fact, Facts } from '../app/facts.js'
import { Surface } from '../app/page.js'
import { useViewer } from '../data/viewer.js'
import { useFormats } from '../texts/formats.js'
import { useTexts } from '../texts/texts.js'
import { hasEnded } from './customer.page.js'
import { ProfileForm } from './profile.form.js'
import type { Customer } from './use-customer.js'

const useStyles = makeStyles({
  heading: {
    display: 'flex',
    justifyContent: 'space-between',
    alignItems: 'center',
    marginBottom: tokens.spacingVerticalM,
  },
  title: typographyStyles.subtitle2,
  address: { whiteSpace: 'pre-line' },
})

export const ProfileTab = ({ customer }: { readonly customer: Customer }) => {
  const [isEditing, setEditing] = useState(false)
  return isEditing ? (
    <ProfileForm customer={customer} onClose={() => setEditing(false)} />
  ) : (
    <ProfileFacts customer={customer} onEdit={() => setEditing(true)} />
  )
}

interface ProfileFactsProps {
  readonly customer: Customer
  readonly onEdit: () => void
}

const ProfileFacts = ({ customer, onEdit }: ProfileFactsProps) => {
  const styles = useStyles()
  const { say } = useTexts()
  const formats = useFormats()
  const { permissions } = useViewer()
  const { companyProfile, billingProfile, relationship } = customer
  const { defaultAddress: address } = billingProfile
  return (
    <>
      <Surface label={say('profile.billing')}>
        <div className={styles.heading}>
          <h2 className={styles.title}>{say('profile.billing')}</h2>
          {permissions.canChange && !hasEnded(customer) && (
            <Button icon={<EditRegular />} onClick={onEdit}>
              {say('profile.edit')}
            </Button>
          )}
        </div>
        <Facts>
          <Fact term={say('account.companyName')}>{billingProfile.companyName}</Fact>
          <Fact term={say('account.address')}>
            <span className={styles.address}>
              {[...address.formatted, formats.country(address.country)].join('\n')}
            </span>
          </Fact>
          <Fact term={say('account.email')}>{billingProfile.email}</Fact>
          <Fact term={say('account.phoneNumber')}>{address.phoneNumber}</Fact>
          <Fact term={say('account.culture')}>{formats.languageName(billingProfile.culture)}</Fact>
          <Fact term={say('account.language')}>{formats.languageName(billingProfile.language)}</Fact>
        </Facts>
      </Surface>
      <Surface label={say('profile.company')}>
        <div className={styles.heading}>
          <h2 className={styles.title}>{say('profile.company')}</h2>
        </div>
        <Facts>
          <Fact term={say('account.domainPrefix')}>{companyProfile.domain}</Fact>
          <Fact term={say('profile.tenantId')}>{companyProfile.tenantId}</Fact>
          <Fact term={say('account.organizationRegistrationNumber')}>
            {companyProfile.organizationRegistrationNumber}
          </Fact>
          <Fact term={say('account.externalId')}>{customer.externalId}</Fact>
          <Fact term={say('profile.relationship')}>{say(`relationship.${relationship.relationshipToPartner}`)}</Fact>
          <Fact term={say('profile.delegated')}>
            {say(relationship.allowDelegatedAccess ? 'profile.yes' : 'profile.no')}
          </Fact>
        </Facts>
      </Surface>
    </>
  )
}
