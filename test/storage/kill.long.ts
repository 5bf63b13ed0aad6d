import { availableParallelism, loadavg } from 'node:os'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from '@jest/globals'
import { aCustomerWithTwo, type CustomerVariables, createAt } from '../support/clients.js'
import { aFolder } from '../support/folder.js'
import { healthy, inspect } from '../support/inspect.js'
import { type GatewayProcess, startProcess } from '../support/process.js'

const folder = aFolder()
const rounds = 30
const callersAtOnce = 8
const readyMaxMs = 2_000

interface Outcome {
  readonly acknowledged: string[]
  /** Asked for, and the answer never came: it may be there or not. */
  unknown: CustomerVariables[]
}

const domainOf = ({ companyProfile }: CustomerVariables) => companyProfile.domain

/** Creates customers until the gateway is gone. */
const createUntilGone = async (url: string, outcome: Outcome): Promise<void> => {
  for (;;) {
    const variables = aCustomerWithTwo()
    try {
      if ((await createAt(url, variables)).isCreated) outcome.acknowledged.push(domainOf(variables))
    } catch {
      // Any failure to get an answer: that is what a killed process looks like from here.
      outcome.unknown.push(variables)
      return
    }
  }
}

/** Sends again what had no answer, with its key, as a client does: it was done before, or it is done now. */
const settleUnknown = async (url: string, outcome: Outcome): Promise<void> => {
  for (const variables of outcome.unknown) {
    expect((await createAt(url, variables)).isCreated).toBe(true)
    outcome.acknowledged.push(domainOf(variables))
  }
  outcome.unknown = []
}

const startAndMeasure = async (file: string): Promise<GatewayProcess & { readyMs: number }> => {
  const startedAt = performance.now()
  const gateway = await startProcess({ DATABASE_URL: `file:${file}`, LOG_LEVEL: 'silent' })
  expect((await fetch(`${gateway.url}/readyz`)).status).toBe(200)
  return { ...gateway, readyMs: performance.now() - startedAt }
}

/** Everything acknowledged is there, once and whole; beside it only what had no answer. */
const compare = (file: string, { acknowledged, unknown }: Outcome): void => {
  const { domains, health } = inspect(file)
  const there = new Set(domains)
  const asked = new Set([...acknowledged, ...unknown.map(domainOf)])
  expect(acknowledged.filter((domain) => !there.has(domain))).toEqual([])
  expect(domains.filter((domain) => !asked.has(domain))).toEqual([])
  expect(there.size).toBe(domains.length)
  expect(health).toEqual(healthy)
}

/** How much longer everything takes because the machine has more to do than processors: 1 when it has not. */
const slowness = () => Math.max(1, (loadavg()[0] ?? 0) / availableParallelism())

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[values.length >> 1] ?? Number.POSITIVE_INFINITY

test(`kill -9 in ${rounds} rounds of creating: nothing acknowledged is lost, nothing is there by halves or twice`, async () => {
  const file = folder.file('gateway.db')
  const outcome: Outcome = { acknowledged: [], unknown: [] }
  const readyMs: number[] = []
  for (let round = 0; round < rounds; round += 1) {
    const gateway = await startAndMeasure(file)
    // The first start makes the database.
    if (round > 0) readyMs.push(gateway.readyMs / slowness())
    await settleUnknown(gateway.url, outcome)
    const callers = Array.from({ length: callersAtOnce }, () => createUntilGone(gateway.url, outcome))
    await sleep(200 + Math.random() * 500)
    await gateway.stop('SIGKILL')
    await Promise.all(callers)
    compare(file, outcome)
  }
  expect(outcome.acknowledged.length).toBeGreaterThan(rounds)
  expect(median(readyMs)).toBeLessThan(readyMaxMs)
}, 480_000)
