import {
  Button,
  Checkbox,
  MessageBar,
  MessageBarBody,
  MessageBarTitle,
  makeStyles,
  Text,
  tokens,
  typographyStyles,
  useAnnounce,
} from '@fluentui/react-components'
import { ArrowDownloadRegular } from '@fluentui/react-icons/svg/arrow-download'
import { CopyRegular } from '@fluentui/react-icons/svg/copy'
import { EyeRegular } from '@fluentui/react-icons/svg/eye'
import { EyeOffRegular } from '@fluentui/react-icons/svg/eye-off'
import { useState } from 'react'
import { Surface } from '../app/page.js'
import { useTexts } from '../texts/texts.js'

const useStyles = makeStyles({
  title: { ...typographyStyles.subtitle2, marginBottom: tokens.spacingVerticalM },
  rows: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
    marginBlock: tokens.spacingVerticalL,
  },
  row: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS },
  words: { flex: '1 1 240px', minWidth: 0 },
  term: { display: 'block', color: tokens.colorNeutralForeground3 },
  value: { fontFamily: tokens.fontFamilyMonospace, fontSize: tokens.fontSizeBase400, overflowWrap: 'anywhere' },
  foot: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalM },
})

interface CredentialsCardProps {
  readonly credentials: { readonly signInName: string; readonly password: string | null }
  readonly isKept: boolean
  readonly onKept: (isKept: boolean) => void
}

/** A one-time password, hidden until it is asked for. Copying, downloading or saying so counts as having kept it. */
export const CredentialsCard = ({ credentials, isKept, onKept }: CredentialsCardProps) => {
  const styles = useStyles()
  const { say } = useTexts()
  const { signInName, password } = credentials
  if (password === null) {
    return (
      <MessageBar intent="warning" layout="multiline">
        <MessageBarBody>
          <MessageBarTitle>{say('credentials.gone')}</MessageBarTitle>
          {say('credentials.gone.text')}
        </MessageBarBody>
      </MessageBar>
    )
  }
  return (
    <Surface label={say('credentials.title')}>
      <h2 className={styles.title}>{say('credentials.title')}</h2>
      <MessageBar intent="warning" layout="multiline">
        <MessageBarBody>
          <MessageBarTitle>{say('credentials.warning')}</MessageBarTitle>
          {say('credentials.warning.text')}
        </MessageBarBody>
      </MessageBar>
      <div className={styles.rows}>
        <div className={styles.row}>
          <span className={styles.words}>
            <Text size={200} className={styles.term}>
              {say('credentials.user')}
            </Text>
            <span className={styles.value}>{signInName}</span>
          </span>
          <CopyButton label={say('credentials.copyUser')} text={signInName} />
        </div>
        <Password password={password} onCopied={() => onKept(true)} />
      </div>
      <div className={styles.foot}>
        <Checkbox
          checked={isKept}
          onChange={(_, { checked }) => onKept(checked === true)}
          label={say('credentials.kept')}
        />
        <Button
          icon={<ArrowDownloadRegular />}
          onClick={() => {
            download(`${signInName}.txt`, `${signInName}\n${password}\n`)
            onKept(true)
          }}
        >
          {say('credentials.download')}
        </Button>
      </div>
    </Surface>
  )
}

const Password = ({ password, onCopied }: { readonly password: string; readonly onCopied: () => void }) => {
  const styles = useStyles()
  const { say } = useTexts()
  const [isShown, setShown] = useState(false)
  return (
    <div className={styles.row}>
      <span className={styles.words}>
        <Text size={200} className={styles.term}>
          {say('credentials.password')}
        </Text>
        {isShown ? (
          <code className={styles.value}>{password}</code>
        ) : (
          <span className={styles.value}>
            <span aria-hidden>••••••••••••</span>
            <span className="visually-hidden">{say('credentials.hidden')}</span>
          </span>
        )}
      </span>
      <Button icon={isShown ? <EyeOffRegular /> : <EyeRegular />} onClick={() => setShown(!isShown)}>
        {say(isShown ? 'credentials.hide' : 'credentials.reveal')}
      </Button>
      <CopyButton label={say('credentials.copyPassword')} text={password} onCopied={onCopied} />
    </div>
  )
}

interface CopyButtonProps {
  readonly label: string
  readonly text: string
  readonly onCopied?: () => void
}

export const CopyButton = ({ label, text, onCopied }: CopyButtonProps) => {
  const { say } = useTexts()
  const { announce } = useAnnounce()
  const [outcome, setOutcome] = useState<'credentials.copied' | 'credentials.copyFailed'>()
  const copy = async () => {
    const isCopied = await navigator.clipboard.writeText(text).then(
      () => true,
      () => false,
    )
    const said = isCopied ? 'credentials.copied' : 'credentials.copyFailed'
    setOutcome(said)
    announce(say(said))
    if (isCopied) onCopied?.()
  }
  return (
    <>
      <Button icon={<CopyRegular />} onClick={copy}>
        {label}
      </Button>
      {outcome && <Text size={200}>{say(outcome)}</Text>}
    </>
  )
}

/** From memory to the disk, and nowhere in between. */
const download = (name: string, text: string): void => {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/plain' }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  URL.revokeObjectURL(url)
}
