import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  makeStyles,
  tokens,
} from '@fluentui/react-components'
import { useState } from 'react'
import { useLocation } from 'react-router'
import { signInAddress } from '../sign-in/sign-in.address.js'
import { useTexts } from '../texts/texts.js'
import { ButtonLink } from './links.js'

const useStyles = makeStyles({ bar: { marginBottom: tokens.spacingVerticalL } })

/**
 * Says that the session is over, over whatever is shown. Nobody is taken away from a page unasked: it may show a
 * password that nobody can show again.
 */
export const SessionOver = () => {
  const styles = useStyles()
  const { say } = useTexts()
  const [isStaying, setStaying] = useState(false)
  const signIn = (
    <ButtonLink to={signInAddress(useLocation())} appearance="primary">
      {say('session.signIn')}
    </ButtonLink>
  )
  if (isStaying) {
    return (
      <MessageBar intent="warning" className={styles.bar}>
        <MessageBarBody>{say('session.over')}</MessageBarBody>
        <MessageBarActions>{signIn}</MessageBarActions>
      </MessageBar>
    )
  }
  return (
    <Dialog open modalType="alert">
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{say('session.over')}</DialogTitle>
          <DialogContent>{say('session.over.text')}</DialogContent>
          <DialogActions>
            <Button onClick={() => setStaying(true)}>{say('leave.stay')}</Button>
            {signIn}
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  )
}
