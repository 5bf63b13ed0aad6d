import { Spinner } from '@fluentui/react-components'
import { useTexts } from '../texts/texts.js'

interface WaitingProps {
  readonly label: string
  /** How many milliseconds pass before it is shown: what takes a moment should not flicker. */
  readonly delay: number
  readonly size?: 'extra-tiny' | 'tiny' | 'medium'
}

/** Something that is waited for. Until it is shown there is no label on the page that could name it. */
export const Waiting = ({ label, ...props }: WaitingProps) => <Spinner label={label} aria-label={label} {...props} />

/** A page, or a part of one, that is on its way. */
export const Loading = () => {
  const { say } = useTexts()
  return <Waiting label={say('app.loading')} delay={200} />
}
