import { useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import { useNavigate } from 'react-router'
import { keepSession, lastSubject, type Session } from '../data/session.js'
import { dropDraft } from '../wizard/wizard.draft.js'

/** Only pages of this console: an address that somebody was sent must not lead elsewhere. */
export const pageOf = (to: string | null): string => (to && /^\/(?![/\\])/.test(to) ? to : '/')

/** Opens the page that was asked for. A draft is only for whoever has begun it. */
export const useArrival = () => {
  const queries = useQueryClient()
  const navigate = useNavigate()
  return useCallback(
    (session: Session, to: string) => {
      if (lastSubject() !== session.subject) dropDraft()
      keepSession(session)
      queries.clear()
      navigate(pageOf(to), { replace: true })
    },
    [queries, navigate],
  )
}
