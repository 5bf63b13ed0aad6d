import { afterEach, describe, expect, test } from '@jest/globals'
import { csp, linesOf, spawnCsp } from '../support/cli.js'
import { eventually } from '../support/eventually.js'
import { startForwarder } from '../support/forwarder.js'
import { aGateway } from '../support/gateway.js'
import { createCustomer, createSubscription } from '../support/outcomes.js'

const gateway = aGateway()

const running = new Set<ReturnType<typeof spawnCsp>>()

afterEach(async () => {
  for (const { child, ended } of running) {
    child.kill('SIGKILL')
    await ended
  }
  running.clear()
})

const follow = (parameters: readonly string[] = [], url = gateway.url) => {
  const following = spawnCsp(['event', 'follow', ...parameters], { url })
  running.add(following)
  return following
}

/** Where one can begin. */
const aBeginning = async (): Promise<string> => {
  await createCustomer(gateway)
  const newest = { orderBy: { sequence: 'desc' } } as const
  return (await gateway.inStorage(({ read }) => read.event.findFirstOrThrow(newest))).id
}

describe('csp event follow', () => {
  test('tells people a line for each event, until Ctrl+C, and how to go on', async () => {
    const { child, output, ended } = follow(['--after', await aBeginning()])
    const { domain } = await createSubscription(gateway)
    await eventually(() => output.stdout.split('\n').length > 2)
    const [customer, subscription] = output.stdout.split('\n')
    expect(customer).toMatch(new RegExp(`^\\S+Z  CUSTOMER_CREATED +${domain}`))
    expect(subscription).toMatch(new RegExp(`^\\S+Z  SUBSCRIPTION_CREATED +${domain} +\\{.*"subscriptionId"`))
    child.kill('SIGINT')
    const { status, stderr } = await ended
    expect(status).toBe(130)
    const last = await gateway.inStorage(({ read }) => read.event.findFirstOrThrow({ orderBy: { sequence: 'desc' } }))
    expect(stderr).toContain(`csp event follow --after ${last.id}\n`)
  })

  test('tells programs what the schema has, of one customer, over a connection that is cut', async () => {
    const port = Number(new URL(gateway.url).port)
    const forwarder = await startForwarder(port)
    try {
      const after = await aBeginning()
      const { customerId, domain } = await createSubscription(gateway)
      await createCustomer(gateway)
      const parameters = ['--json', '--customer', domain, '--after', after]
      const { child, output, ended } = follow(parameters, `http://127.0.0.1:${forwarder.port}`)
      await eventually(() => linesOf(output.stdout).length === 2)
      forwarder.leadTo(port)
      await gateway.ask(`mutation { resetAdminPassword(customerId: "${customerId}") { __typename } }`)
      await eventually(() => linesOf(output.stdout).length === 3)
      child.kill('SIGINT')
      const { stdout, stderr } = await ended
      expect(linesOf(stdout)).toEqual(
        ['CUSTOMER_CREATED', 'SUBSCRIPTION_CREATED', 'CREDENTIALS_RESET'].map((type) =>
          expect.objectContaining({ type, customerId, customer: expect.objectContaining({ id: customerId }) }),
        ),
      )
      expect(stderr).toContain('The connection has ended')
    } finally {
      forwarder.close()
    }
  })

  test('ends well when nobody reads on', async () => {
    const { child, output, ended } = follow(['--after', await aBeginning()])
    await createCustomer(gateway)
    await eventually(() => output.stdout)
    child.stdout.destroy()
    await createCustomer(gateway)
    expect((await ended).status).toBe(0)
  })

  test.each([
    ['--customer', '0198f3c0-0000-7000-8000-00000000ffff', 'customerId'],
    ['--after', '0198f3c0-0000-7000-8000-00000000ffff', 'after'],
  ])('ends with the status of what was refused: %s', async (flag, id, argument) => {
    const { status, stdout } = await csp(['event', 'follow', flag, id, '--json'], { url: gateway.url })
    expect(status).toBe(20)
    expect(JSON.parse(stdout)).toMatchObject({
      __typename: 'Rejection',
      issues: [{ code: 'NOT_FOUND', path: [argument] }],
    })
  })
})
