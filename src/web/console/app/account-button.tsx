import { Avatar, Badge, Button, makeStyles, tokens } from '@fluentui/react-components'
import { lazy, Suspense, useState } from 'react'
import { useViewer } from '../data/viewer.js'
import { useTexts } from '../texts/texts.js'

const AccountMenu = lazy(async () => ({ default: (await import('./account-menu.js')).AccountMenu }))

const useStyles = makeStyles({
  sandbox: { '@media (max-width: 480px)': { display: 'none' } },
  button: { minWidth: 0, padding: tokens.spacingHorizontalXS, borderRadius: tokens.borderRadiusCircular },
})

/** The partner at the top of each page. Its menu is loaded when it is first wanted. */
export const AccountButton = () => {
  const styles = useStyles()
  const { say } = useTexts()
  const { partner, userName, customerUser } = useViewer()
  const [button, setButton] = useState<HTMLAnchorElement | HTMLButtonElement | null>(null)
  const [isOpen, setOpen] = useState(false)
  const close = () => {
    setOpen(false)
    button?.focus()
  }
  return (
    <>
      {partner.isSandbox && (
        <Badge appearance="tint" color="warning" size="large" className={styles.sandbox}>
          {say('app.sandbox')}
        </Badge>
      )}
      <Button
        ref={setButton}
        appearance="transparent"
        className={styles.button}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
      >
        <span className="visually-hidden">{say('account.label', { name: userName })}</span>
        <Avatar name={customerUser?.companyProfile.companyName ?? partner.name} size={32} color="brand" aria-hidden />
      </Button>
      {isOpen && button && (
        <Suspense>
          <AccountMenu button={button} onClose={close} />
        </Suspense>
      )}
    </>
  )
}
