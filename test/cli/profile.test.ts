import { chmod, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { csp, jsonOf } from '../support/cli.js'
import { aFolder } from '../support/folder.js'
import { aGateway } from '../support/gateway.js'
import { anUnsteadyNetwork } from '../support/unsteady-network.js'

const gateway = aGateway()
const live = anUnsteadyNetwork(gateway)
const folder = aFolder()

const home = () => {
  const XDG_CONFIG_HOME = folder.file('config')
  return { file: join(XDG_CONFIG_HOME, 'csp/config.json'), run: { environment: { XDG_CONFIG_HOME } } }
}

const tokens = () => live.sent.map(({ headers }) => headers.authorization)

test('a gateway is kept under a name with its token, where nobody else can read it', async () => {
  const { file, run } = home()
  const set = ['profile', 'set', 'live', '--url', live.url, '--token']
  expect((await csp(set, { ...run, input: 'secret-token\n' })).status).toBe(0)
  expect((await stat(file)).mode & 0o777).toBe(0o600)
  expect(await jsonOf(['profile', 'list'], run)).toEqual([
    { name: 'live', url: live.url, hasToken: true, isCurrent: true },
  ])

  live.will()
  expect((await csp(['customer', 'list'], run)).status).toBe(0)
  expect(tokens()).toEqual(['Bearer secret-token'])

  await chmod(file, 0o644)
  const open = await csp(['customer', 'list'], run)
  expect(open.status).toBe(2)
  expect(open.stderr).toContain(`chmod 600 ${file}`)
  expect(open.stderr).not.toContain('secret-token')
})

test('a profile is chosen by name, by "use", or not at all', async () => {
  const { file, run } = home()
  await csp(['profile', 'set', 'test', '--url', gateway.url], run)
  await csp(['profile', 'set', 'live', '--url', live.url], run)
  live.will()
  await csp(['customer', 'list'], run)
  expect(live.sent).toHaveLength(0)
  await csp(['customer', 'list', '--profile', 'live'], run)
  await csp(['profile', 'use', 'live'], run)
  await csp(['customer', 'list'], run)
  expect(live.sent).toHaveLength(2)
  await csp(['profile', 'remove', 'live'], run)
  expect(JSON.parse(await readFile(file, 'utf8'))).toEqual({ profiles: { test: { url: gateway.url } } })
  for (const unknown of [
    ['customer', 'list', '--profile', 'live'],
    ['profile', 'use', 'live'],
    ['profile', 'remove', 'live'],
  ])
    expect((await csp(unknown, run)).status).toBe(2)
})

test('the environment names gateway and token; a stored token goes to its own gateway only', async () => {
  const { run } = home()
  await csp(['profile', 'set', 'other', '--url', 'http://127.0.0.1:9', '--token'], { ...run, input: 'stored' })
  live.will()
  const { environment } = run
  await csp(['customer', 'list'], { url: live.url, environment })
  await csp(['customer', 'list'], { url: live.url, environment: { ...environment, CSP_TOKEN: 'given' } })
  await csp(['customer', 'list', '--url', live.url], run)
  expect(tokens()).toEqual([undefined, 'Bearer given', undefined])
})
