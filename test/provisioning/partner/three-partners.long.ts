import { test } from '@jest/globals'
import { holdsForThreePartners } from '../../support/three-partners/history.js'
import { aStage } from '../../support/three-partners/stage.js'

const stage = aStage()

test('60 histories of up to 50 steps by three partners: none sees, changes or learns anything of the others', async () => {
  await holdsForThreePartners(stage, { numRuns: 60, maxCommands: 50, timeLimitMs: 1_100_000 })
}, 1_200_000)
