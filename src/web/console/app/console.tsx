import { AriaLiveAnnouncer, FluentProvider, Toaster } from '@fluentui/react-components'
import { QueryClientProvider } from '@tanstack/react-query'
import { useCallback, useEffect, useState } from 'react'
import { RouterProvider } from 'react-router'
import type { Texts } from '../texts/en/all.js'
import type { LanguageTag } from '../texts/language-tags.js'
import { loadTexts, rememberLanguage } from '../texts/languages.js'
import { ReadingProvider } from '../texts/texts.js'
import { queries } from './queries.js'
import { router } from './router.js'
import { useTheme } from './theme.js'
import { toasterId } from './toasts.js'

interface ConsoleProps {
  readonly language: LanguageTag
  readonly texts: Texts
}

const direction = document.documentElement.dir === 'rtl' ? 'rtl' : 'ltr'

/** Everything that surrounds the pages. */
export const Console = (first: ConsoleProps) => {
  const [reading, setReading] = useState(first)
  const theme = useTheme()
  useEffect(() => {
    document.documentElement.lang = reading.language
  }, [reading.language])
  const changeLanguage = useCallback(async (language: LanguageTag) => {
    const texts = await loadTexts(language)
    rememberLanguage(language)
    document.documentElement.lang = language
    setReading({ language, texts })
  }, [])
  return (
    <FluentProvider theme={theme} dir={direction}>
      <AriaLiveAnnouncer>
        <ReadingProvider language={reading.language} texts={reading.texts} onChange={changeLanguage}>
          <QueryClientProvider client={queries}>
            <RouterProvider router={router} />
            <Toaster toasterId={toasterId} position="bottom-end" />
          </QueryClientProvider>
        </ReadingProvider>
      </AriaLiveAnnouncer>
    </FluentProvider>
  )
}
