import { expect, test } from '@jest/globals'
import { CreateCustomerDocument } from '../../src/client/generated/graphql.js'
import { aCustomer } from '../support/builders.js'
import { eventually } from '../support/eventually.js'
import { aFolder } from '../support/folder.js'
import { follow } from '../support/followers.js'
import { ask } from '../support/http.js'
import { startProcess } from '../support/process.js'

const folder = aFolder()

test('closing completes streams in time, and each has left one line without values in the log', async () => {
  const gateway = await startProcess({ DATABASE_URL: `file:${folder.file('gateway.db')}` })
  const [left, stays, stuck] = [await follow(gateway.url), await follow(gateway.url), await follow(gateway.url)]
  stuck.response.pause()
  await ask(gateway.url, CreateCustomerDocument.toString(), aCustomer())
  await eventually(() => left.events.length > 0 && stays.events.length > 0)
  left.close()
  const linesOf = (ended: string) =>
    gateway.output.stdout.split('\n').filter((line) => line.includes(`"ended":"${ended}"`))
  await eventually(() => linesOf('left').length === 1)
  const begun = performance.now()
  const status = await gateway.stop()
  expect([status, performance.now() - begun < 9_000]).toEqual([0, true])
  await stays.end()
  expect([stays.isComplete, stays.codes]).toEqual([true, []])
  expect(linesOf('closing')).toHaveLength(2)
  const [line = ''] = linesOf('left')
  expect(JSON.parse(line)).toEqual({
    ...{ level: 30, time: expect.any(Number), requestId: left.response.headers['x-request-id'], msg: 'request' },
    ...{ method: 'POST', route: '/graphql', status: 200, durationMs: expect.any(Number) },
    ...{ operationName: 'Events', cost: 3, dbStatements: expect.any(Number), events: 1, ended: 'left' },
  })
})
