import { knowing, runningWork } from './running-work.js'

/**
 * Runs `work` for one partner. A database that keeps partners apart by itself shows it that partner's rows, and
 * nobody's without.
 */
export const forPartner = <Result>(partnerId: string, work: () => Result): Result => knowing({ partnerId }, work)

/** Where it fails for so many partners it is the database, which the others need not ask. */
const failuresMax = 3

/**
 * Runs `work` for each of the partners in turn, whatever becomes of it for others.
 *
 * @throws what it failed with first, after all others have had their turn
 */
export const forEachPartner = async <Partner extends { readonly id: string }>(
  partners: readonly Partner[],
  work: (partner: Partner) => Promise<unknown>,
): Promise<void> => {
  const failures: unknown[] = []
  for (const partner of partners) {
    if (failures.length === failuresMax) break
    await forPartner(partner.id, () => work(partner)).catch((error) => failures.push(error))
  }
  if (failures.length > 0) throw failures[0]
}

/** Whose rows the running work may see; undefined: nobody's. */
export const currentPartner = (): string | undefined => runningWork().partnerId
