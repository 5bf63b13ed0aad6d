import type { FocusEvent } from 'react'

/** Marks what holds the buttons that go on. */
export const goesOn = { 'data-goes-on': '' }

/**
 * Whether a field is left for a button that checks everything anyway. A sentence that appears under the field at that
 * moment would move the button away from under the pointer.
 */
export const isGoingOn = ({ relatedTarget }: FocusEvent): boolean =>
  relatedTarget instanceof Element && relatedTarget.closest('[data-goes-on]') !== null
