import { test } from '@jest/globals'
import { holdsForThreePartners } from '../../support/three-partners/history.js'
import { aStage } from '../../support/three-partners/stage.js'

const stage = aStage()

test('whatever three partners do, each sees and changes what is its own, and learns nothing of the others', async () => {
  await holdsForThreePartners(stage, { numRuns: 2, maxCommands: 30, timeLimitMs: 110_000 })
}, 120_000)
