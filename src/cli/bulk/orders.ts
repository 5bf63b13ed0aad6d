import type { BillingCycle, SubscriptionOrderInput } from '../../client/index.js'
import { billingCycles } from '../billing-cycles.js'

export type OrderLines = readonly SubscriptionOrderInput[]

const quantityMax = 2_147_483_647

/** The schema's names, and the one by which an export says what became of it. */
const members = ['offerId', 'quantity', 'friendlyName', 'billingCycle', 'status']

/**
 * What a cell orders: "MS-AZR-0145P; 796B6B5F-613C-4E24-A17C-EBA730D49C02=25", or as createCustomer takes it: a JSON
 * array. What an export says is not active any more is left out.
 *
 * @returns a sentence when the cell cannot be understood
 */
export const ordersOf = (cell: string): OrderLines | string => {
  const text = cell.trim()
  if (text.startsWith('[')) return ofJson(text)
  const parts = text.split(/[;\n]/).map((part) => part.trim())
  const lines = parts.filter(Boolean).map(ofWords)
  return lines.find((line) => typeof line === 'string') ?? (lines as SubscriptionOrderInput[])
}

const ofWords = (words: string): SubscriptionOrderInput | string => {
  const [, offerId = '', quantity = '1'] = /^([^=\s]+)(?:\s*=\s*(\d+))?$/.exec(words) ?? []
  return offerId && Number(quantity) <= quantityMax
    ? { offerId, quantity: Number(quantity) }
    : `"${words}" is neither an offer's id nor ID=QUANTITY.`
}

const ofJson = (text: string): OrderLines | string => {
  try {
    const lines = JSON.parse(text) as unknown[]
    const wrong = lines.find((line) => !isLine(line))
    if (wrong !== undefined) return `${JSON.stringify(wrong)} is no line of an order: it has ${members.join(', ')}.`
    return (lines as (SubscriptionOrderInput & { status?: string })[])
      .filter(({ status }) => status === undefined || status === 'ACTIVE')
      .map(({ status: _status, ...line }) => line)
  } catch (error) {
    if (error instanceof SyntaxError) return 'It begins like a JSON array and is none.'
    throw error
  }
}

const isLine = (line: unknown): line is SubscriptionOrderInput => {
  if (typeof line !== 'object' || line === null || Object.keys(line).some((key) => !members.includes(key))) return false
  const { offerId, quantity = 1, friendlyName = null, billingCycle = null } = line as Record<string, unknown>
  return (
    typeof offerId === 'string' &&
    Number.isInteger(quantity) &&
    Math.abs(Number(quantity)) <= quantityMax &&
    (friendlyName === null || typeof friendlyName === 'string') &&
    (billingCycle === null || billingCycles.includes(billingCycle as BillingCycle))
  )
}

/** An existing subscription, as a line that would order it. */
export interface ExistingLine {
  readonly offerId: string
  readonly quantity: number
  readonly friendlyName: string
  readonly offerName: string
  readonly status: string
}

/** Without what an order makes of itself. */
export const orderLinesOf = (lines: readonly ExistingLine[]): object[] =>
  lines.map(({ offerId, quantity, friendlyName, offerName, status }) => ({
    offerId,
    quantity,
    ...(friendlyName !== offerName && { friendlyName }),
    ...(status !== 'ACTIVE' && { status }),
  }))

/** In words where they can say it. */
export const cellOfOrders = (lines: readonly ExistingLine[]): string => {
  const isPlain = lines.every(
    ({ friendlyName, offerName, status }) => friendlyName === offerName && status === 'ACTIVE',
  )
  if (!isPlain) return JSON.stringify(orderLinesOf(lines))
  return lines.map(({ offerId, quantity }) => (quantity === 1 ? offerId : `${offerId}=${quantity}`)).join('; ')
}
