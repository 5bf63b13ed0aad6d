import { readdir, rm, symlink, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { dirname, join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { CreateCustomerDocument } from '../../src/client/generated/graphql.js'
import { aCustomer } from '../support/builders.js'
import { eventually } from '../support/eventually.js'
import { aFolder } from '../support/folder.js'
import { ask } from '../support/http.js'
import { spawnGateway, startProcess } from '../support/process.js'

const folder = aFolder()
const aDatabase = () => `${folder.file('data')}/gateway.db`

describe('a start or an end that does not go as usual', () => {
  test('lets the request under way finish when it is told to close', async () => {
    const gateway = await startProcess({ DATABASE_URL: `file:${aDatabase()}` })
    const answers = Array.from({ length: 20 }, () => ask(gateway.url, CreateCustomerDocument.toString(), aCustomer()))
    await answers[0]
    const ended = gateway.stop()
    const settled = await Promise.allSettled(answers)
    expect(await ended).toBe(0)
    // What came too late is told so, or finds nobody listening; nothing is answered by halves.
    const answered = settled.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []))
    const served = answered.filter(({ status }) => status === 200)
    expect(served.length).toBeGreaterThan(0)
    expect(served.every(({ body }) => body.data?.createCustomer)).toBe(true)
    expect(answered.filter(({ status }) => status !== 200 && status !== 503)).toEqual([])
  })

  test('is not ready from the moment it is told to close, and serves on for as long as it is configured to', async () => {
    const gateway = await startProcess({ DATABASE_URL: `file:${aDatabase()}`, SHUTDOWN_DELAY_MS: '4000' })
    const ended = gateway.stop()
    const ready = await eventually(async () => {
      const answer = await fetch(`${gateway.url}/readyz`)
      return answer.status === 503 ? answer : undefined
    })
    expect(await ready.json()).toEqual({ status: 'closing' })
    expect((await fetch(`${gateway.url}/healthz`)).status).toBe(200)
    const { body } = await ask(gateway.url, CreateCustomerDocument.toString(), aCustomer())
    expect(body.data?.createCustomer).toMatchObject({ __typename: 'CreateCustomerSuccess' })
    expect(await ended).toBe(0)
  })

  test('with metrics tells where they are, and on a port in use stops with one clear line', async () => {
    const gateway = await startProcess({ DATABASE_URL: `file:${aDatabase()}`, METRICS_PORT: '0' })
    const [, metricsUrl = ''] = /Metrics +(\S+)/.exec(gateway.output.stderr) ?? []
    expect(await (await fetch(metricsUrl)).text()).toContain('csp_gateway_database_writable 1')
    const { port } = new URL(metricsUrl)
    const other = { PORT: '0', METRICS_PORT: port, DATABASE_URL: `file:${aDatabase()}`, LOG_LEVEL: 'silent' }
    const { ended, output } = spawnGateway(other)
    expect(await ended).toBe(1)
    expect(output.stderr).toBe(
      `csp-gateway cannot start.\nMETRICS_PORT is ${port}, and the metrics cannot be served there (127.0.0.1: EADDRINUSE).\n`,
    )
    expect(await gateway.stop()).toBe(0)
  })

  test.each(['another key in SERVER_KEY', 'another key file', 'no key file'])(
    'with %s than the database was made with stops, and makes no new key',
    async (mistake) => {
      const file = aDatabase()
      const keyFile = join(dirname(file), 'server.key')
      await (await startProcess({ DATABASE_URL: `file:${file}` })).stop()
      const other = Buffer.alloc(32, 5).toString('base64')
      if (mistake !== 'another key in SERVER_KEY') await rm(keyFile)
      if (mistake === 'another key file') await writeFile(keyFile, other)
      const { ended, output } = spawnGateway({
        PORT: '0',
        DATABASE_URL: `file:${file}`,
        LOG_LEVEL: 'silent',
        ...(mistake === 'another key in SERVER_KEY' && { SERVER_KEY: other }),
      })
      expect(await ended).toBe(1)
      expect(output.stderr).toMatch(
        /^csp-gateway cannot start\.\nThe server key is not the one that this database was made with\. .*\n$/,
      )
      expect((await readdir(dirname(file))).includes('server.key')).toBe(mistake !== 'no key file')
    },
  )

  test('on a port in use stops with one clear line', async () => {
    const occupant = createServer().listen(0, '127.0.0.1')
    await new Promise((resolve) => occupant.once('listening', resolve))
    const { port } = occupant.address() as { port: number }
    const { ended, output } = spawnGateway({
      PORT: String(port),
      DATABASE_URL: `file:${aDatabase()}`,
      LOG_LEVEL: 'silent',
    })
    expect(await ended).toBe(1)
    expect(output.stderr).toBe(
      `csp-gateway cannot start.\nPORT is ${port}, and something else is listening there (127.0.0.1). Set PORT to a free one.\n`,
    )
    occupant.close()
  })

  test('on a database in use stops with one clear line, and leaves the first gateway alone', async () => {
    const environment = { DATABASE_URL: `file:${aDatabase()}` }
    const first = await startProcess(environment)
    const link = folder.file('link.db')
    await symlink(environment.DATABASE_URL.slice('file:'.length), link)
    const { ended, output } = spawnGateway({ PORT: '0', DATABASE_URL: `file:${link}` })
    expect(await ended).toBe(1)
    expect(output.stderr).toMatch(
      /^csp-gateway cannot start\.\n\S+gateway\.db is in use by another csp-gateway process\..*\n$/,
    )
    expect((await fetch(`${first.url}/readyz`)).status).toBe(200)
    await first.stop()
  })
})
