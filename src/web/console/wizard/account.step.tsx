import { Field, Input, makeStyles, Select, SkeletonItem } from '@fluentui/react-components'
import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { CountryDocument } from '../../../client/generated/graphql.js'
import { Failure } from '../app/failures.js'
import { useCountries } from '../data/countries.js'
import { send } from '../data/gateway.js'
import { useViewer } from '../data/viewer.js'
import { useFormats } from '../texts/formats.js'
import { useTexts } from '../texts/texts.js'
import { TextField } from './account.field.js'
import { AccountFormProvider, type Country, inFormOrder } from './account.form.js'
import { findAccountIssues } from './account.rules.js'
import { AddressFields, ContactFields, CultureFields, FormSection } from './account.sections.js'
import { DomainField } from './domain.field.js'
import { fieldId, IssueSummary } from './issue-summary.js'
import { StepFooter } from './step-footer.js'
import { checkWithGateway } from './wizard.check.js'
import type { StepProps } from './wizard.page.js'
import { type AccountField, accountPaths } from './wizard.state.js'

const useStyles = makeStyles({ wide: { gridColumn: '1 / -1' } })

/** The rules and the form of a country; they do not change while the console is open. */
export const useCountry = (code: string) =>
  useQuery({
    queryKey: ['country', code],
    queryFn: async ({ signal }) => (await send(CountryDocument, { code }, signal)).country ?? null,
    enabled: code !== '',
    staleTime: Number.POSITIVE_INFINITY,
  })

export const AccountStep = ({ wizard, dispatch }: StepProps) => {
  const { say } = useTexts()
  const { data: country, error, refetch } = useCountry(wizard.account.country)
  return (
    <>
      <IssueSummary issues={wizard.issues} refusals={wizard.refusals} />
      <FormSection title={say('account.country')} text={say('account.country.hint')}>
        <CountryField wizard={wizard} dispatch={dispatch} />
      </FormSection>
      {error && !country && <Failure error={error} onRetry={refetch} />}
      {!error && !country && <SkeletonItem size={128} />}
      {country && <AccountSections wizard={wizard} dispatch={dispatch} country={country} />}
    </>
  )
}

/** The first question, because it decides all others. Whoever can sell in one country only is not asked. */
const CountryField = ({ wizard, dispatch }: StepProps) => {
  const styles = useStyles()
  const { say } = useTexts()
  const formats = useFormats()
  const { partner } = useViewer()
  const chosen = wizard.account.country
  const { data: countries, error, refetch } = useCountries()
  const first = countries?.find(({ code }) => code === partner.country.code) ?? countries?.[0]
  const choose = async (code: string) => {
    const { country } = await send(CountryDocument, { code })
    if (country) dispatch({ type: 'countryChosen', country })
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the countries are known.
  useEffect(() => {
    if (first && !chosen) choose(first.code)
  }, [first?.code, chosen])
  if (error && !countries) return <Failure error={error} onRetry={refetch} />
  const id = fieldId(accountPaths.country)
  return (
    <Field
      className={styles.wide}
      label={say('account.country')}
      required
      {...(countries?.length === 1 && { hint: say('account.country.fixed') })}
    >
      {countries?.length === 1 ? (
        <Input id={id} readOnly value={formats.country(chosen)} />
      ) : (
        <Select id={id} value={chosen} onChange={(_, { value }) => choose(value)}>
          {countries?.map(({ code }) => (
            <option key={code} value={code}>
              {formats.country(code)}
            </option>
          ))}
        </Select>
      )}
    </Field>
  )
}

const AccountSections = ({ wizard, dispatch, country }: StepProps & { readonly country: Country }) => {
  const styles = useStyles()
  const { say, language } = useTexts()
  const { account } = wizard
  const findIssues = async () => {
    const found = findAccountIssues(account, country, language)
    return inFormOrder(found.length > 0 ? found : await checkWithGateway(account, []), country)
  }
  const check = (field: AccountField) => {
    const path = accountPaths[field]
    // Who only passes by is not told off for an empty field.
    const issues = account[field] === '' ? [] : findAccountIssues(account, country, language)
    dispatch({ type: 'fieldChecked', path, issues: issues.filter((issue) => issue.path === path) })
  }
  const change = (field: AccountField, value: string) => dispatch({ type: 'fieldChanged', field, value })
  return (
    <AccountFormProvider value={{ account, country, issues: wizard.issues, change, check }}>
      <FormSection title={say('account.company')}>
        <TextField name="companyName" className={styles.wide} />
        <DomainField className={styles.wide} />
        {country.isOrganizationRegistrationNumberSupported && <TextField name="organizationRegistrationNumber" />}
        <TextField name="externalId" hint={say('account.externalId.hint')} />
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
      <StepFooter wizard={wizard} dispatch={dispatch} findIssues={findIssues} />
    </AccountFormProvider>
  )
}
