import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  MessageBar,
  MessageBarBody,
} from '@fluentui/react-components'
import { type ReactNode, useState } from 'react'
import { useTexts } from '../texts/texts.js'
import { useFailureText } from './failures.js'

/** A dialog that is open or not. */
export const useConfirm = () => {
  const [isOpen, setOpen] = useState(false)
  return { open: () => setOpen(true), dialog: { isOpen, onClose: () => setOpen(false) } }
}

interface ConfirmDialogProps {
  readonly isOpen: boolean
  readonly onClose: () => void
  readonly title: string
  readonly text?: string
  /** What the button says that does it. */
  readonly action: string
  /** A sentence when it was refused; the dialog stays open then. */
  readonly onConfirm: () => Promise<string | undefined>
  readonly children?: ReactNode
  readonly canConfirm?: boolean
  /** Whoever opened it closes it, once it was done. */
  readonly staysOpen?: boolean
  /** What the button says that does nothing. */
  readonly cancel?: string
}

/** Asks before something is done, and stays open to say why it could not be done. */
export const ConfirmDialog = (props: ConfirmDialogProps) => {
  const {
    isOpen,
    onClose,
    title,
    text,
    action,
    onConfirm,
    children,
    canConfirm = true,
    staysOpen = false,
    cancel,
  } = props
  const { say } = useTexts()
  const failureText = useFailureText()
  const [isRunning, setRunning] = useState(false)
  const [problem, setProblem] = useState<string>()
  const close = () => {
    setProblem(undefined)
    onClose()
  }
  const confirm = async () => {
    setRunning(true)
    setProblem(undefined)
    try {
      const refusal = await onConfirm()
      if (refusal) setProblem(refusal)
      else if (!staysOpen) onClose()
    } catch (error) {
      setProblem(failureText(error).title)
    } finally {
      setRunning(false)
    }
  }
  return (
    <Dialog open={isOpen} onOpenChange={(_, { open }) => !open && close()}>
      <DialogSurface aria-describedby={undefined}>
        <form
          onSubmit={(event) => {
            event.preventDefault()
            if (!isRunning && canConfirm) confirm()
          }}
        >
          <DialogBody>
            <DialogTitle>{title}</DialogTitle>
            <DialogContent>
              {text && <p>{text}</p>}
              {children}
              {problem && (
                <MessageBar intent="error" layout="multiline" role="alert">
                  <MessageBarBody>{problem}</MessageBarBody>
                </MessageBar>
              )}
            </DialogContent>
            <DialogActions>
              <Button type="button" onClick={close}>
                {cancel ?? say('action.cancel')}
              </Button>
              <Button type="submit" appearance="primary" disabledFocusable={isRunning || !canConfirm}>
                {action}
              </Button>
            </DialogActions>
          </DialogBody>
        </form>
      </DialogSurface>
    </Dialog>
  )
}
