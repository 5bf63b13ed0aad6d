import type { Faults } from '../../src/storage/faults.js'

/** A line for each thing that was looked at, and one for each fault. @returns whether there is none */
export const reportFaults = (faults: Faults): boolean => {
  for (const [name, found] of Object.entries(faults)) {
    console.log(`${found.length === 0 ? 'ok    ' : 'FAULT '} ${name}`)
    for (const fault of found) console.log(`         ${fault}`)
  }
  return Object.values(faults).every((found) => found.length === 0)
}
