import { Spinner } from '@fluentui/react-components'
import { useTexts } from '../texts/texts.js'

export const Loading = () => {
  const { say } = useTexts()
  return <Spinner label={say('app.loading')} delay={200} />
}
