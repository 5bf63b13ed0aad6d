import {
  Button,
  MessageBar,
  MessageBarBody,
  MessageBarTitle,
  makeStyles,
  Spinner,
  Text,
  tokens,
  typographyStyles,
} from '@fluentui/react-components'
import { useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useRef } from 'react'
import { Fact, Facts } from '../app/facts.js'
import { Surface } from '../app/page.js'
import { useFormats } from '../texts/formats.js'
import { useTexts } from '../texts/texts.js'
import { labelOf } from './account.form.js'
import { useCountry } from './account.step.js'
import { useLineDetails } from './basket.js'
import { IssueSummary } from './issue-summary.js'
import { toDomain } from './wizard.input.js'
import type { StepProps } from './wizard.page.js'
import type { AccountField, Step } from './wizard.state.js'
import { submitWizard } from './wizard.submit.js'

const useStyles = makeStyles({
  heading: {
    display: 'flex',
    justifyContent: 'space-between',
    alignItems: 'center',
    gap: tokens.spacingHorizontalM,
    marginBottom: tokens.spacingVerticalS,
  },
  title: typographyStyles.subtitle2,
  line: {
    display: 'flex',
    flexWrap: 'wrap',
    justifyContent: 'space-between',
    gap: `0 ${tokens.spacingHorizontalL}`,
    paddingBlock: tokens.spacingVerticalS,
    borderTop: `1px solid ${tokens.colorNeutralStroke3}`,
  },
  details: { color: tokens.colorNeutralForeground3 },
  footer: {
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'flex-end',
    flexWrap: 'wrap',
    gap: tokens.spacingHorizontalS,
  },
  progress: { marginInlineEnd: 'auto' },
})

export const ReviewStep = ({ wizard, dispatch }: StepProps) => {
  const { say } = useTexts()
  return (
    <>
      <IssueSummary issues={wizard.issues} refusals={wizard.refusals} />
      {wizard.submission === 'unknown' && (
        <MessageBar intent="warning" layout="multiline" role="alert">
          <MessageBarBody>
            <MessageBarTitle>{say('review.unknown')}</MessageBarTitle>
            {say('review.unknown.text')}
          </MessageBarBody>
        </MessageBar>
      )}
      <AccountReview wizard={wizard} dispatch={dispatch} />
      <SubscriptionsReview wizard={wizard} dispatch={dispatch} />
      <Submit wizard={wizard} dispatch={dispatch} />
    </>
  )
}

interface SectionProps extends StepProps {
  readonly title: string
  readonly step: Step
  readonly children: ReactNode
}

const Section = ({ title, step, wizard, dispatch, children }: SectionProps) => {
  const styles = useStyles()
  const { say } = useTexts()
  return (
    <Surface label={title}>
      <div className={styles.heading}>
        <h2 className={styles.title}>{title}</h2>
        {wizard.submission === 'idle' && (
          <Button
            appearance="subtle"
            aria-label={say('review.updateOf', { section: title })}
            onClick={() => dispatch({ type: 'updateAsked', step })}
          >
            {say('review.update')}
          </Button>
        )}
      </div>
      {children}
    </Surface>
  )
}

const AccountReview = (props: StepProps) => {
  const { say } = useTexts()
  const formats = useFormats()
  const { account } = props.wizard
  const { data: country } = useCountry(account.country)
  if (!country) return null
  const state = country.states.find(({ code }) => code === account.state)?.name ?? account.state
  const written: readonly [AccountField, string][] = [
    ['organizationRegistrationNumber', account.organizationRegistrationNumber],
    ['externalId', account.externalId],
    ['addressLine1', account.addressLine1],
    ['addressLine2', account.addressLine2],
    ['region', account.region],
    ['city', account.city],
    ['state', state],
    ['postalCode', account.postalCode],
    ['country', formats.country(account.country)],
  ]
  return (
    <Section title={say('wizard.step.account')} step="account" {...props}>
      <Facts>
        <Fact term={say('account.companyName')}>{account.companyName}</Fact>
        <Fact term={say('account.domainPrefix')}>{toDomain(account.domainPrefix)}</Fact>
        {written
          .filter(([, value]) => value.trim())
          .map(([field, value]) => (
            <Fact key={field} term={say(labelOf(field, country))}>
              {value}
            </Fact>
          ))}
        <Fact term={say('account.contact')}>{`${account.firstName} ${account.lastName}`}</Fact>
        <Fact term={say('account.email')}>{account.email}</Fact>
        {account.phoneNumber && <Fact term={say('account.phoneNumber')}>{account.phoneNumber}</Fact>}
        <Fact term={say('account.culture')}>{formats.languageName(account.culture)}</Fact>
        <Fact term={say('account.language')}>{formats.languageName(account.language)}</Fact>
      </Facts>
    </Section>
  )
}

const SubscriptionsReview = (props: StepProps) => {
  const styles = useStyles()
  const { say } = useTexts()
  const detailsOf = useLineDetails()
  const { basket } = props.wizard
  return (
    <Section title={say('wizard.step.subscriptions')} step="subscriptions" {...props}>
      {basket.length === 0 && <Text className={styles.details}>{say('review.noSubscriptions')}</Text>}
      <ul>
        {basket.map((line) => (
          <li key={line.offer.id} className={styles.line}>
            <Text>{line.offer.name}</Text>
            <Text className={styles.details}>{detailsOf(line)}</Text>
          </li>
        ))}
      </ul>
    </Section>
  )
}

const Submit = ({ wizard, dispatch }: StepProps) => {
  const styles = useStyles()
  const { say } = useTexts()
  const queries = useQueryClient()
  const isRunning = useRef(false)
  const submit = async () => {
    // Two clicks can come before the page is drawn again.
    if (isRunning.current) return
    isRunning.current = true
    dispatch({ type: 'sent' })
    try {
      dispatch(await submitWizard(wizard))
      queries.invalidateQueries()
    } finally {
      isRunning.current = false
    }
  }
  const isSending = wizard.submission === 'sending'
  return (
    <div className={styles.footer}>
      {isSending && <Spinner size="tiny" label={say('review.sending')} className={styles.progress} role="status" />}
      {wizard.submission === 'idle' && (
        <Button onClick={() => dispatch({ type: 'stepVisited', step: 'subscriptions' })}>{say('action.back')}</Button>
      )}
      <Button appearance="primary" onClick={submit} disabledFocusable={isSending}>
        {say(wizard.submission === 'unknown' ? 'review.again' : 'review.submit')}
      </Button>
    </div>
  )
}
