import { Toast, ToastTitle, useToastController } from '@fluentui/react-components'
import { useCallback } from 'react'

export const toasterId = 'console'

/** Says briefly that something was done; screen readers say it as well. */
export const useToasts = (): ((title: string) => void) => {
  const { dispatchToast } = useToastController(toasterId)
  return useCallback(
    (title) =>
      dispatchToast(
        <Toast>
          <ToastTitle>{title}</ToastTitle>
        </Toast>,
        { intent: 'success', timeout: 4_000 },
      ),
    [dispatchToast],
  )
}
