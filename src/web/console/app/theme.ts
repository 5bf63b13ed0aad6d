import { type Theme, webDarkTheme, webLightTheme } from '@fluentui/react-components'
import { useSyncExternalStore } from 'react'

const prefersDark = matchMedia('(prefers-color-scheme: dark)')

const follow = (onChange: () => void) => {
  prefersDark.addEventListener('change', onChange)
  return () => prefersDark.removeEventListener('change', onChange)
}

/** Light or dark, as the system says, also when it changes its mind. */
export const useTheme = (): Theme =>
  useSyncExternalStore(follow, () => prefersDark.matches) ? webDarkTheme : webLightTheme
