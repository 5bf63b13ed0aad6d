import { Button, makeStyles, Text, tokens } from '@fluentui/react-components'
import { CloudOffRegular } from '@fluentui/react-icons/svg/cloud-off'
import { LockClosedRegular } from '@fluentui/react-icons/svg/lock-closed'
import { SearchRegular } from '@fluentui/react-icons/svg/search'
import type { ReactNode } from 'react'
import { isRouteErrorResponse, useLocation, useRouteError } from 'react-router'
import { type FailureKind, GatewayFailure } from '../data/failure.js'
import { signInAddress } from '../sign-in/sign-in.address.js'
import { signOut } from '../sign-in/sign-out.js'
import { useTexts } from '../texts/texts.js'
import { ButtonLink } from './links.js'
import { usePageTitle } from './page.js'

const useStyles = makeStyles({
  state: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'center',
    justifyContent: 'center',
    gap: tokens.spacingVerticalM,
    paddingBlock: tokens.spacingVerticalXXXL,
    paddingInline: tokens.spacingHorizontalL,
    textAlign: 'center',
  },
  icon: { fontSize: '40px', lineHeight: 1, color: tokens.colorNeutralForeground3 },
  text: { maxWidth: '46ch', color: tokens.colorNeutralForeground2 },
  actions: { display: 'flex', gap: tokens.spacingHorizontalS, marginTop: tokens.spacingVerticalS },
})

interface StateProps {
  readonly icon: ReactNode
  readonly title: string
  readonly text?: string
  readonly children?: ReactNode
  /** Whether it is all that the page has. */
  readonly isWholePage?: boolean
}

/** What stands in the middle of a page that has nothing to list: empty, failed, not allowed. */
export const PageState = ({ icon, title, text, children, isWholePage = false }: StateProps) => {
  const styles = useStyles()
  return (
    <div className={styles.state}>
      <span className={styles.icon} aria-hidden>
        {icon}
      </span>
      <Text as={isWholePage ? 'h1' : 'h2'} size={400} weight="semibold">
        {title}
      </Text>
      {text && <Text className={styles.text}>{text}</Text>}
      {children && <div className={styles.actions}>{children}</div>}
    </div>
  )
}

const titles = {
  unreachable: 'failure.unreachable',
  unavailable: 'failure.unavailable',
  signedOut: 'failure.signedOut',
  forbidden: 'failure.forbidden',
  refused: 'failure.fault',
  fault: 'failure.fault',
} as const satisfies Record<FailureKind, string>

/** The sentence for an error, with the request id where support can use it. */
export const useFailureText = () => {
  const { say } = useTexts()
  return (error: unknown): { title: string; text: string } => {
    const kind = error instanceof GatewayFailure ? error.kind : 'fault'
    const requestId = error instanceof GatewayFailure ? error.requestId : undefined
    const title = say(titles[kind])
    const text =
      requestId && kind !== 'signedOut' ? say('failure.requestId', { requestId }) : say(`${titles[kind]}.text`)
    return { title, text }
  }
}

interface FailureProps {
  readonly error: unknown
  readonly onRetry?: () => void
}

export const Failure = ({ error, onRetry }: FailureProps) => {
  const { say } = useTexts()
  const { title, text } = useFailureText()(error)
  const address = signInAddress(useLocation())
  const kind = error instanceof GatewayFailure ? error.kind : 'fault'
  const isClosed = kind === 'forbidden' || kind === 'signedOut'
  return (
    <div role="alert">
      <PageState icon={isClosed ? <LockClosedRegular /> : <CloudOffRegular />} title={title} text={text}>
        {onRetry && !isClosed && <Button onClick={onRetry}>{say('action.retry')}</Button>}
        {kind === 'signedOut' && <ButtonLink to={address}>{say('signIn.submit')}</ButtonLink>}
      </PageState>
    </div>
  )
}

/** What a page shows whose reading or code failed. */
export const PageFailure = () => {
  const error = useRouteError()
  return isRouteErrorResponse(error) && error.status === 404 ? (
    <NotFound />
  ) : (
    <Failure error={error} onRetry={() => location.reload()} />
  )
}

export const NotFound = () => {
  const { say } = useTexts()
  usePageTitle(say('notFound.title'))
  return (
    <PageState isWholePage icon={<SearchRegular />} title={say('notFound.title')} text={say('notFound.text')}>
      <ButtonLink to="/customers">{say('notFound.action')}</ButtonLink>
    </PageState>
  )
}

/** For whoever may not open a page at all. */
export const NoPermission = () => {
  const { say } = useTexts()
  return <PageState icon={<LockClosedRegular />} title={say('noPermission.title')} text={say('noPermission.text')} />
}

/** For whoever is signed in and may do nothing. */
export const NoRole = () => {
  const { say } = useTexts()
  usePageTitle(say('noRole.title'))
  return (
    <PageState isWholePage icon={<LockClosedRegular />} title={say('noRole.title')} text={say('noRole.text')}>
      <Button onClick={signOut}>{say('account.signOut')}</Button>
    </PageState>
  )
}
