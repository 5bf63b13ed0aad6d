import { test } from '@jest/globals'
import { aFolder } from '../../support/folder.js'
import { killWhileSending } from '../../support/webhook-crash.js'

const folder = aFolder()

test('kill -9 between sending and marking: nothing is lost, the same ids come again, in order', async () => {
  await killWhileSending(folder.file('gateway.db'), 2)
}, 90_000)
