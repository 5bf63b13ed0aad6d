import { useMemo } from 'react'
import { useTexts } from './texts.js'

export interface Formats {
  readonly locale: string
  date(iso: string): string
  dateTime(iso: string): string
  month(iso: string): string
  number(value: number): string
  country(code: string): string
  languageName(tag: string): string
}

const nameOf = (names: Intl.DisplayNames, code: string): string => {
  try {
    return names.of(code) ?? code
  } catch (error) {
    if (error instanceof RangeError) return code
    throw error
  }
}

const formatsFor = (locale: string): Formats => {
  const dates = new Intl.DateTimeFormat(locale, { dateStyle: 'medium' })
  const dateTimes = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' })
  const months = new Intl.DateTimeFormat(locale, { month: 'short', year: 'numeric', timeZone: 'UTC' })
  const numbers = new Intl.NumberFormat(locale)
  const regions = new Intl.DisplayNames(locale, { type: 'region' })
  const tongues = new Intl.DisplayNames(locale, { type: 'language' })
  return {
    locale,
    date: (iso) => dates.format(new Date(iso)),
    dateTime: (iso) => dateTimes.format(new Date(iso)),
    month: (iso) => months.format(new Date(iso)),
    number: (value) => numbers.format(value),
    country: (code) => nameOf(regions, code),
    languageName: (tag) => nameOf(tongues, tag),
  }
}

/** Dates, numbers and names as the reader's locale writes them. */
export const useFormats = (): Formats => {
  const { locale } = useTexts()
  return useMemo(() => formatsFor(locale), [locale])
}
