import { connect, type Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, test } from '@jest/globals'
import { aGateway } from '../../support/gateway.js'

const gateway = aGateway()

const open = (): Socket => connect(Number(new URL(gateway.url).port), '127.0.0.1').on('error', () => {})

/** Sends the text bit by bit, and says after how many milliseconds the gateway had enough of it. */
const cutAfter = async (...sent: readonly string[]): Promise<number> => {
  const socket = open()
  const begun = performance.now()
  const closed = new Promise((resolve) => socket.once('close', resolve))
  socket.resume()
  const writing = (async () => {
    for (const text of sent) {
      if (socket.destroyed) return
      socket.write(text)
      await sleep(1_000)
    }
  })()
  await closed
  const took = performance.now() - begun
  await writing
  return took
}

const start = 'POST /graphql HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-type: application/json\r\n'
const times = (count: number, text: string) => Array.from({ length: count }, () => text)

describe('slow clients', () => {
  test('that take their time with the headers are cut off', async () => {
    expect(await cutAfter(start, ...times(20, 'x-slow: 1\r\n'))).toBeLessThan(12_500)
  }, 40_000)

  test('that take their time with the body are cut off', async () => {
    expect(await cutAfter(`${start}content-length: 1000\r\n\r\n`, ...times(25, ' '))).toBeLessThan(18_000)
  }, 40_000)

  test('that say nothing after an answer are cut off', async () => {
    const took = await cutAfter('GET /healthz HTTP/1.1\r\nhost: 127.0.0.1\r\n\r\n')
    expect(took).toBeGreaterThan(4_000)
    expect(took).toBeLessThan(9_000)
  }, 40_000)

  test('that hold 1,000 connections open do not slow down the others', async () => {
    const median = async () => {
      const taken: number[] = []
      for (let sent = 0; sent < 60; sent += 1) {
        const begun = performance.now()
        await gateway.ask('{ customers { nodes { id } } }')
        taken.push(performance.now() - begun)
      }
      return taken.sort((a, b) => a - b)[30] ?? 0
    }
    await median()
    const before = await median()
    const sockets = times(1_000, '').map(open)
    await Promise.all(sockets.map((socket) => new Promise((resolve) => socket.once('connect', resolve))))
    const meanwhile = await median()
    for (const socket of sockets) socket.destroy()
    // Twice as long is what is promised; some milliseconds are allowed for whatever else the machine does.
    expect(meanwhile).toBeLessThan(2 * before + 10)
  }, 60_000)
})
