import { type Query, type QueryClient, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState, useSyncExternalStore } from 'react'
import { followEvents } from '../data/live.js'

/** What is read anew when something has happened to any customer. */
const aboutAll = ['customers', 'overview', 'activity']
/** What is read anew when something has happened to this customer; the second part of its key is the id. */
const aboutOne = ['customer', 'audit']

/** In place of a customer's id, where it is not known whom it concerns. */
const everyone = 'everyone'

/** Many events at once, such as an import's, are one reason to read. In milliseconds. */
const collectMs = 1_000

/** How long a stream that begins again takes to begin, at most: what happened until then is read after it. */
const beginningMs = 1_000

const followVisibility = (listener: () => void) => {
  document.addEventListener('visibilitychange', listener)
  return () => document.removeEventListener('visibilitychange', listener)
}

/**
 * Keeps what is shown up to date while somebody sees it. A page that nobody sees gives its stream back, because
 * browsers have few connections for all of their tabs; it goes on after the last event when it is seen again.
 */
export const LiveUpdates = () => {
  const queries = useQueryClient()
  const [read] = useState(() => readerOf(queries))
  const isVisible = useSyncExternalStore(followVisibility, () => document.visibilityState === 'visible')
  const lastEventId = useRef<string | null>(null)
  const wasFollowed = useRef(false)
  useEffect(() => {
    if (!isVisible) return
    const controller = new AbortController()
    followEvents({
      signal: controller.signal,
      after: lastEventId.current,
      onEvent: ({ id, customerId }) => {
        lastEventId.current = id
        read(customerId ?? everyone)
      },
      onGap: () => read(everyone),
    })
    const isWithoutPlace = wasFollowed.current && lastEventId.current === null
    const timer = isWithoutPlace ? setTimeout(() => read(everyone), beginningMs) : undefined
    wasFollowed.current = true
    return () => {
      clearTimeout(timer)
      controller.abort()
    }
  }, [isVisible, read])
  return null
}

/** Reads what concerns a customer anew: the first time at once, and what comes soon after it together. */
const readerOf = (queries: QueryClient): ((customerId: string) => void) => {
  const changed = new Set<string>()
  let timer: ReturnType<typeof setTimeout> | undefined
  const readChanged = () => {
    timer = changed.size > 0 ? setTimeout(readChanged, collectMs) : undefined
    const now = [...changed]
    changed.clear()
    if (now.length > 0) readAnew(queries, ({ queryKey }) => concerns(now, queryKey))
  }
  return (customerId) => {
    changed.add(customerId)
    if (timer === undefined) readChanged()
  }
}

/** What is read for the first time is not begun again, though it may be from before the change: it is read once more after it. */
const readAnew = (queries: QueryClient, predicate: (query: Query) => boolean): void => {
  const reading = queries.getQueryCache().findAll({ predicate, fetchStatus: 'fetching' })
  const firstReads = reading.filter(({ state }) => state.data === undefined)
  queries.invalidateQueries({ predicate })
  for (const { promise, queryKey } of firstReads)
    promise?.then(
      () => queries.invalidateQueries({ queryKey, exact: true }),
      () => {},
    )
}

const concerns = (changed: readonly string[], [name, id]: readonly unknown[]): boolean =>
  aboutAll.includes(String(name)) ||
  (aboutOne.includes(String(name)) && changed.some((one) => one === everyone || one === id))
