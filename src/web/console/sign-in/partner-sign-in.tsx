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
import { useEffect, useRef, useState } from 'react'
import { ButtonLink } from '../app/links.js'
import { type OpenIdProvider, signInWay } from '../data/sign-in-way.js'
import { useTexts } from '../texts/texts.js'
import { useArrival } from './arrival.js'

const useStyles = makeStyles({
  part: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  title: typographyStyles.subtitle2,
  text: { color: tokens.colorNeutralForeground3 },
})

/** For the people of a partner, as the gateway is set up. */
export const PartnerSignIn = ({ to }: { readonly to: string }) => {
  const styles = useStyles()
  const { say } = useTexts()
  return (
    <div className={styles.part}>
      <h2 className={styles.title}>{say('signIn.partner')}</h2>
      {signInWay.way === 'OPENID_CONNECT' && <ProviderButton provider={signInWay} to={to} />}
      {signInWay.way === 'NOT_CONFIGURED' && (
        <MessageBar intent="info" layout="multiline">
          <MessageBarBody>
            <MessageBarTitle>{say('signIn.notConfigured')}</MessageBarTitle>
            {say('signIn.notConfigured.text', { variable: 'OIDC_CONSOLE_CLIENT_ID', document: 'docs/sign-in.md' })}
          </MessageBarBody>
        </MessageBar>
      )}
      {signInWay.way === 'SANDBOX' && (
        <>
          <Text className={styles.text}>{say('signIn.sandbox.text')}</Text>
          <ButtonLink to="/" appearance="primary">
            {say('signIn.sandbox')}
          </ButtonLink>
        </>
      )}
    </div>
  )
}

interface ProviderProps {
  readonly provider: OpenIdProvider
  /** The page to be opened afterwards. */
  readonly to: string
}

const ProviderButton = ({ provider, to }: ProviderProps) => {
  const styles = useStyles()
  const { say } = useTexts()
  const [state, setState] = useState<'ready' | 'leaving' | 'failed'>('ready')
  const begin = async () => {
    setState('leaving')
    try {
      const { beginSignIn } = await import('./openid.js')
      await beginSignIn(provider, to)
    } catch {
      setState('failed')
    }
  }
  return (
    <>
      <Text className={styles.text}>{say('signIn.partner.text')}</Text>
      <Button appearance="primary" size="large" onClick={begin} disabledFocusable={state === 'leaving'}>
        {say('signIn.withOrganization')}
      </Button>
      {state === 'failed' && <Problem title={say('signIn.noProvider')} text={say('signIn.noProvider.text')} />}
    </>
  )
}

/** What the provider has sent the browser back with. */
export const PartnerReturn = ({ provider }: { readonly provider: OpenIdProvider }) => {
  const styles = useStyles()
  const { say } = useTexts()
  const arrive = useArrival()
  const isTaken = useRef(false)
  const [isFailed, setFailed] = useState(false)
  useEffect(() => {
    if (isTaken.current) return
    isTaken.current = true
    const finish = async () => {
      try {
        const { finishSignIn } = await import('./openid.js')
        const { session, to } = await finishSignIn(provider, new URL(location.href))
        arrive(session, to)
      } catch {
        setFailed(true)
      }
    }
    finish()
  }, [provider, arrive])
  if (!isFailed) return <Spinner label={say('signIn.finishing')} />
  return (
    <div className={styles.part}>
      <Problem title={say('signIn.failed')} text={say('signIn.failed.text')} />
      <ButtonLink to="/sign-in" appearance="primary">
        {say('action.retry')}
      </ButtonLink>
    </div>
  )
}

const Problem = ({ title, text }: { readonly title: string; readonly text: string }) => (
  <MessageBar intent="error" layout="multiline" role="alert">
    <MessageBarBody>
      <MessageBarTitle>{title}</MessageBarTitle>
      {text}
    </MessageBarBody>
  </MessageBar>
)
