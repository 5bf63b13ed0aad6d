import { knowing, runningWork } from './running-work.js'

/**
 * Runs `work` for one partner. A database that keeps partners apart by itself shows it that partner's rows, and
 * nobody's without.
 */
export const forPartner = <Result>(partnerId: string, work: () => Result): Result => knowing({ partnerId }, work)

/** Whose rows the running work may see; undefined: nobody's. */
export const currentPartner = (): string | undefined => runningWork().partnerId
