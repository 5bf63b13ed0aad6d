import {
  Button,
  Checkbox,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  MessageBar,
  MessageBarBody,
  MessageBarTitle,
  makeStyles,
  tokens,
} from '@fluentui/react-components'
import { useState } from 'react'
import { CopyButton } from '../customer/credentials.card.js'
import { useTexts } from '../texts/texts.js'
import { LeaveGuard } from '../wizard/leave-guard.js'

const useStyles = makeStyles({
  content: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  secret: {
    fontFamily: tokens.fontFamilyMonospace,
    overflowWrap: 'anywhere',
    padding: tokens.spacingHorizontalM,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground3,
  },
  copy: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalM },
})

interface SecretDialogProps {
  readonly title: string
  readonly text: string
  readonly secret: string
  readonly onClose: () => void
}

/** Something that is shown once. Copying it, or saying so, counts as having kept it. */
export const SecretDialog = ({ title, text, secret, onClose }: SecretDialogProps) => {
  const styles = useStyles()
  const { say } = useTexts()
  const [isKept, setKept] = useState(false)
  return (
    <Dialog open modalType="alert">
      <DialogSurface aria-describedby={undefined}>
        <DialogBody>
          <DialogTitle>{title}</DialogTitle>
          <DialogContent className={styles.content}>
            <MessageBar intent="warning" layout="multiline">
              <MessageBarBody>
                <MessageBarTitle>{say('secret.once')}</MessageBarTitle>
                {text}
              </MessageBarBody>
            </MessageBar>
            <code className={styles.secret}>{secret}</code>
            <span className={styles.copy}>
              <CopyButton label={say('action.copy')} text={secret} onCopied={() => setKept(true)} />
            </span>
            <Checkbox
              checked={isKept}
              onChange={(_, { checked }) => setKept(checked === true)}
              label={say('secret.kept')}
            />
            <LeaveGuard isActive={!isKept} onLeave={onClose} text={say('secret.leave.text')} />
          </DialogContent>
          <DialogActions>
            <Button appearance="primary" disabledFocusable={!isKept} onClick={onClose}>
              {say('confirmation.done')}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  )
}
