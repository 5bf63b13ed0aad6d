import { test } from '@jest/globals'
import { aFolder } from '../../support/folder.js'
import { killWhileSending } from '../../support/webhook-crash.js'

const folder = aFolder()
const rounds = 20

test(`kill -9 between sending and marking in ${rounds} rounds: nothing is lost, and all is in order`, async () => {
  await killWhileSending(folder.file('gateway.db'), rounds)
}, 1_200_000)
