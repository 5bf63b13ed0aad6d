import { useEffect } from 'react'
import { useBeforeUnload, useBlocker } from 'react-router'
import { ConfirmDialog } from '../app/confirm-dialog.js'
import { useTexts } from '../texts/texts.js'

interface LeaveGuardProps {
  /** Whether something would be lost. */
  readonly isActive: boolean
  readonly onLeave: () => void
  /** What would be lost; left out: a one-time password. */
  readonly text?: string
}

/** Asks before a page is left on which something is shown that nobody can show again. */
export const LeaveGuard = ({ isActive, onLeave, text }: LeaveGuardProps) => {
  const { say } = useTexts()
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) => isActive && currentLocation.pathname !== nextLocation.pathname,
  )
  useBeforeUnload((event) => {
    if (isActive) event.preventDefault()
  })
  useEffect(() => {
    if (!isActive && blocker.state === 'blocked') blocker.reset()
  }, [isActive, blocker])
  return (
    <ConfirmDialog
      isOpen={blocker.state === 'blocked'}
      onClose={() => blocker.state === 'blocked' && blocker.reset()}
      title={say(text ? 'secret.leave' : 'leave.title')}
      text={text ?? say('leave.text')}
      action={say('leave.leave')}
      cancel={say('leave.stay')}
      onConfirm={async () => {
        onLeave()
        if (blocker.state === 'blocked') blocker.proceed()
      }}
    />
  )
}
