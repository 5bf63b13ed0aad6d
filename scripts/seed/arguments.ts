import { parseArgs } from 'node:util'
import { marketOf } from '../../src/provisioning/country/country.markets.js'

/** What the command was asked to do. */
export interface SeedArguments {
  readonly customers: number
  /** Undefined: where the configuration puts the sandbox partner. */
  readonly partnerCountry: string | undefined
}

/** A command line that cannot be followed; the message is for whoever typed it. */
export class WrongArguments extends Error {}

const customersMax = 10_000_000

const usage = 'Usage: npm run seed -- --customers 1000 [--partner-country US]'

/** @throws WrongArguments that says what is wrong, in one line */
export const parseSeedArguments = (args: readonly string[]): SeedArguments => {
  const { customers, 'partner-country': country } = parse(args)
  if (customers === undefined) throw new WrongArguments(`--customers is missing. ${usage}`)
  const count = /^\d{1,8}$/.test(customers) ? Number(customers) : 0
  if (count < 1 || count > customersMax) {
    throw new WrongArguments(`--customers is "${customers}". It has to be a number from 1 to ${customersMax}.`)
  }
  const partnerCountry = country?.toUpperCase()
  if (partnerCountry !== undefined && marketOf(partnerCountry).length === 0) {
    throw new WrongArguments(
      `--partner-country is "${country}". It has to be the two letters of a country that partners can be in, such as US or DE.`,
    )
  }
  return { customers: count, partnerCountry }
}

const parse = (args: readonly string[]) => {
  try {
    const options = { customers: { type: 'string' }, 'partner-country': { type: 'string' } } as const
    return parseArgs({ args: [...args], options }).values
  } catch (error) {
    // parseArgs refuses what it does not know with a TypeError whose message has more than one sentence of advice.
    if (error instanceof TypeError) throw new WrongArguments(`${error.message.split('. ')[0]}. ${usage}`)
    throw error
  }
}
