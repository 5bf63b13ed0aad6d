import { Button, makeStyles, SkeletonItem, tokens } from '@fluentui/react-components'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { CustomerPageDocument, UpdateBillingProfileDocument } from '../../../client/generated/graphql.js'
import { Failure, useFailureText } from '../app/failures.js'
import { useToasts } from '../app/toasts.js'
import { send } from '../data/gateway.js'
import { useTexts } from '../texts/texts.js'
import { TextField } from '../wizard/account.field.js'
import { AccountFormProvider, type Country, inFormOrder } from '../wizard/account.form.js'
import { findProfileIssues } from '../wizard/account.rules.js'
import { AddressFields, ContactFields, CultureFields, FormSection } from '../wizard/account.sections.js'
import { useCountry } from '../wizard/account.step.js'
import { goesOn } from '../wizard/going-on.js'
import { IssueSummary } from '../wizard/issue-summary.js'
import { toFieldIssues } from '../wizard/wizard.check.js'
import { type Account, type AccountField, accountPaths, type FieldIssue } from '../wizard/wizard.state.js'
import { ConflictDialog } from './conflict.dialog.js'
import { isRejected } from './customer.changes.js'
import { accountOf, differing, profileOf } from './profile.account.js'
import { type Customer, customerKey } from './use-customer.js'

const useStyles = makeStyles({
  wide: { gridColumn: '1 / -1' },
  footer: { display: 'flex', justifyContent: 'flex-end', gap: tokens.spacingHorizontalS },
})

interface ProfileFormProps {
  readonly customer: Customer
  readonly onClose: () => void
}

export const ProfileForm = (props: ProfileFormProps) => {
  const { data: country, error, refetch } = useCountry(props.customer.billingProfile.defaultAddress.country)
  if (error && !country) return <Failure error={error} onRetry={refetch} />
  return country ? <OpenForm {...props} country={country} /> : <SkeletonItem size={128} />
}

const OpenForm = ({ customer, country, onClose }: ProfileFormProps & { readonly country: Country }) => {
  const styles = useStyles()
  const { say } = useTexts()
  const form = useProfileForm(customer, country, onClose)
  return (
    <AccountFormProvider value={form.fields}>
      <IssueSummary issues={form.fields.issues} refusals={form.refusals} />
      <FormSection title={say('account.company')}>
        <TextField name="companyName" className={styles.wide} />
      </FormSection>
      <FormSection title={say('account.address')}>
        <AddressFields />
      </FormSection>
      <FormSection title={say('account.contact')} text={say('account.contact.text')}>
        <ContactFields />
      </FormSection>
      <FormSection title={say('account.culture.title')}>
        <CultureFields />
      </FormSection>
      <div className={styles.footer} {...goesOn}>
        <Button onClick={onClose}>{say('action.cancel')}</Button>
        <Button appearance="primary" onClick={() => form.save(form.etag)} disabledFocusable={form.isSaving}>
          {say('action.save')}
        </Button>
      </div>
      {form.theirs && (
        <ConflictDialog
          country={country}
          yours={form.fields.account}
          theirs={accountOf(form.theirs)}
          onKeepTheirs={form.keepTheirs}
          onKeepYours={form.keepYours}
          onClose={form.decideLater}
        />
      )}
    </AccountFormProvider>
  )
}

/** What is typed, what is wrong with it, and whether somebody else was faster. */
const useProfileForm = (customer: Customer, country: Country, onClose: () => void) => {
  const { say, language } = useTexts()
  const toast = useToasts()
  const queries = useQueryClient()
  const failureText = useFailureText()
  const [account, setAccount] = useState<Account>(() => accountOf(customer))
  const [etag, setEtag] = useState(customer.billingProfile.etag)
  const [issues, setIssues] = useState<readonly FieldIssue[]>([])
  const [refusals, setRefusals] = useState(0)
  const [isSaving, setSaving] = useState(false)
  const [theirs, setTheirs] = useState<Customer | null>(null)

  const refuse = (found: readonly FieldIssue[]) => {
    setIssues(inFormOrder(found, country))
    setRefusals((count) => count + 1)
  }
  const finish = () => {
    queries.invalidateQueries()
    onClose()
  }
  const compare = async () => {
    const { customer: now } = await send(CustomerPageDocument, { id: customer.id })
    if (!now) return finish()
    queries.setQueryData(customerKey(customer.id), now)
    if (differing(account, accountOf(now)).length > 0) return setTheirs(now)
    toast(say('conflict.same'))
    finish()
  }
  const save = async (seen: string) => {
    const found = findProfileIssues(account, country, language)
    if (found.length > 0) return refuse(found)
    setSaving(true)
    try {
      const variables = { customerId: customer.id, billingProfile: profileOf(account, customer), etag: seen }
      const { updateBillingProfile: outcome } = await send(UpdateBillingProfileDocument, variables)
      if (!isRejected(outcome)) {
        toast(say('profile.saved'))
        finish()
      } else if (outcome.issues.some(({ code }) => code === 'STALE_ETAG')) await compare()
      else refuse(toFieldIssues(outcome.issues))
    } catch (error) {
      const { title, text } = failureText(error)
      refuse([{ path: '', message: `${title}. ${text}`, suggestions: [] }])
    } finally {
      setSaving(false)
    }
  }
  const change = (field: AccountField, value: string) => {
    setAccount((now) => ({ ...now, [field]: value }))
    setIssues((now) => now.filter(({ path }) => path !== accountPaths[field]))
  }
  const check = (field: AccountField) => {
    const path = accountPaths[field]
    const found = findProfileIssues(account, country, language).filter((issue) => issue.path === path)
    if (found.length > 0) setIssues((now) => [...now.filter((issue) => issue.path !== path), ...found])
  }
  return {
    ...{ etag, isSaving, refusals, save, theirs, fields: { account, country, issues, change, check } },
    keepTheirs: finish,
    keepYours: () => {
      if (!theirs) return
      setEtag(theirs.billingProfile.etag)
      setTheirs(null)
      save(theirs.billingProfile.etag)
    },
    decideLater: () => setTheirs(null),
  }
}
