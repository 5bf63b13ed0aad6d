import { expect, test } from '@jest/globals'
import { createGatewayClient, type GatewayError } from '../../src/client/index.js'
import { aCustomer } from '../support/builders.js'
import { serverKey } from '../support/database.js'
import { eventually } from '../support/eventually.js'
import { aFolder } from '../support/folder.js'
import { startForwarder } from '../support/forwarder.js'
import { succeeded } from '../support/outcomes.js'
import { type GatewayProcess, startProcess } from '../support/process.js'

const folder = aFolder()
const portOf = ({ url }: GatewayProcess): number => Number(new URL(url).port)

test('whoever follows a gateway that is killed again and again is told everything, once and in order', async () => {
  const database = `file:${folder.file('killed.db')}`
  const start = () => startProcess({ DATABASE_URL: database, SERVER_KEY: serverKey, LOG_LEVEL: 'warn' })
  let gateway = await start()
  const address = await startForwarder(portOf(gateway))
  const leaving = new AbortController()
  const [seen, reasons, created] = [[] as unknown[], [] as (GatewayError | undefined)[], [] as string[]]
  const client = createGatewayClient({ url: `http://127.0.0.1:${address.port}`, retry: { delayMsMax: 100 } })
  const create = async () => {
    const result = await createGatewayClient({ url: gateway.url }).customers.create(aCustomer())
    created.push(succeeded(result).customer.id)
  }
  const following = (async () => {
    const onReconnect = (reason: GatewayError | undefined) => reasons.push(reason)
    for await (const { customerId } of client.events({ signal: leaving.signal, onReconnect })) seen.push(customerId)
  })()
  try {
    await eventually(async () => {
      await create()
      return seen.length > 0
    })
    const missed = created.indexOf(String(seen[0]))
    for (let round = 0; round < 4; round += 1) {
      await gateway.stop('SIGKILL')
      gateway = await start()
      await create()
      address.leadTo(portOf(gateway))
      await create()
      if (round % 2 === 0) await eventually(() => seen.at(-1) === created.at(-1))
    }
    await eventually(() => seen.at(-1) === created.at(-1))
    expect(seen).toEqual(created.slice(missed))
    expect(reasons.filter((reason) => reason === undefined)).toEqual([])
  } finally {
    leaving.abort()
    address.close()
    await gateway.stop()
  }
  await following
}, 120_000)
