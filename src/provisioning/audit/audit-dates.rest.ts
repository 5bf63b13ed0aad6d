import { InvalidArgument } from '../../shared/invalid-argument.js'

const dayMs = 86_400_000

/** How far back records can be asked for, and how many days are meant where only one end of them is said: Partner Center's own. */
const daysBackMax = 90
const daysDefault = 30

interface Span {
  readonly since: Date
  /** Not included. */
  readonly until: Date
}

/** @throws InvalidArgument for what is no date, or not within 90 days */
export const parseSpan = (startDate: string | undefined, endDate: string | undefined, now: Date): Span => {
  const end = endDate ? parseDate('endDate', endDate) : undefined
  const start = startDate ? parseDate('startDate', startDate).date : undefined
  const tomorrow = now.getTime() + dayMs
  // A day's end belongs to it.
  const until = end
    ? new Date(end.date.getTime() + (end.isWholeDay ? dayMs : 1))
    : new Date(Math.min(tomorrow, (start?.getTime() ?? tomorrow) + daysDefault * dayMs))
  const since = start ?? new Date(until.getTime() - daysDefault * dayMs)
  if (since.getTime() < now.getTime() - (daysBackMax + 1) * dayMs && startDate) {
    throw new InvalidArgument('startDate', `Records of the last ${daysBackMax} days can be asked for.`)
  }
  if (until <= since) throw new InvalidArgument('endDate', '`endDate` is before `startDate`.')
  return { since, until }
}

interface ParsedDate {
  readonly date: Date
  readonly isWholeDay: boolean
}

const parseDate = (argument: string, text: string): ParsedDate => {
  const parsed = parseIso(text) ?? parseAmerican(text)
  if (parsed && !Number.isNaN(parsed.date.getTime())) return parsed
  throw new InvalidArgument(argument, `\`${argument}\` is a date such as 2026-11-23 or 11/23/2026 14:30:00.`)
}

/** The Java SDK writes the day of the year where the day of the month belongs: 2026-11-327 is 23 November. */
const parseIso = (text: string): ParsedDate | undefined => {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2,3})$/.exec(text) ?? []
  if (year && month && day) {
    const isDayOfYear = Number(day) > 31
    const date = utc([Number(year), isDayOfYear ? 1 : Number(month), Number(day)], isDayOfYear)
    return { date, isWholeDay: true }
  }
  return /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/.test(text) ? { date: new Date(text), isWholeDay: false } : undefined
}

const american = /^(\d{1,2})\/(\d{1,2})\/(\d{4})(?: (\d{1,2}):(\d{2}):(\d{2})(?: ([AP]M))?)?$/i

/** What .NET makes of a date: "11/23/2026 00:00:00", "6/1/2026 12:00:00 AM". */
const parseAmerican = (text: string): ParsedDate | undefined => {
  const [found, month, day, year, hours = '0', minutes = '0', seconds = '0', half] = american.exec(text) ?? []
  if (!found) return undefined
  const hour = half ? (Number(hours) % 12) + (half.toUpperCase() === 'PM' ? 12 : 0) : Number(hours)
  const date = utc([Number(year), Number(month), Number(day)])
  date.setUTCHours(hour, Number(minutes), Number(seconds))
  return { date, isWholeDay: hour === 0 && Number(minutes) === 0 && Number(seconds) === 0 }
}

/** Invalid for 31 February, unless days may run on. */
const utc = ([year, month, day]: readonly [number, number, number], mayRunOn = false): Date => {
  const date = new Date(Date.UTC(year, month - 1, day))
  const isReal = date.getUTCMonth() === month - 1 && date.getUTCDate() === day
  return isReal || mayRunOn ? date : new Date(Number.NaN)
}
