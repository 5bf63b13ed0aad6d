import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  makeStyles,
  tokens,
} from '@fluentui/react-components'
import { CopyButton } from '../customer/credentials.card.js'
import { useTexts } from '../texts/texts.js'

const useStyles = makeStyles({
  content: { display: 'flex', flexDirection: 'column', alignItems: 'flex-start', gap: tokens.spacingVerticalM },
  secret: { fontFamily: tokens.fontFamilyMonospace, overflowWrap: 'anywhere' },
})

interface SecretDialogProps {
  readonly secret: string
  readonly onClose: () => void
}

/** A signing secret, shown once. */
export const SecretDialog = ({ secret, onClose }: SecretDialogProps) => {
  const styles = useStyles()
  const { say } = useTexts()
  return (
    <Dialog open modalType="alert">
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{say('webhook.secret')}</DialogTitle>
          <DialogContent className={styles.content}>
            <p>{say('webhook.secret.text')}</p>
            <code className={styles.secret}>{secret}</code>
            <CopyButton label={say('action.copy')} text={secret} />
          </DialogContent>
          <DialogActions>
            <Button appearance="primary" onClick={onClose}>
              {say('confirmation.done')}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  )
}
