import { Button, type ButtonProps, Link } from '@fluentui/react-components'
import type { ReactNode } from 'react'
import { useHref, useLinkClickHandler } from 'react-router'

interface AppLinkProps {
  readonly to: string
  readonly children: ReactNode
  readonly className?: string
  readonly onClick?: () => void
}

/** A Fluent link that the router follows; opened in a new tab it works as well. */
export const AppLink = ({ to, children, className }: AppLinkProps) => (
  <Link href={useHref(to)} onClick={useLinkClickHandler<HTMLAnchorElement>(to)} {...(className && { className })}>
    {children}
  </Link>
)

type ButtonLinkProps = Pick<ButtonProps, 'appearance' | 'icon' | 'size'> & AppLinkProps

export const ButtonLink = ({ to, children, onClick, ...button }: ButtonLinkProps) => {
  const follow = useLinkClickHandler<HTMLAnchorElement>(to)
  return (
    <Button
      as="a"
      href={useHref(to)}
      onClick={(event) => {
        onClick?.()
        follow(event as unknown as React.MouseEvent<HTMLAnchorElement>)
      }}
      {...(button as object)}
    >
      {children}
    </Button>
  )
}
