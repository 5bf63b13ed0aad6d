import { execFileSync } from 'node:child_process'
import { copyFileSync } from 'node:fs'
import { request } from 'node:https'
import { connect } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { connect as connectTls } from 'node:tls'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { type Gateway, startGateway } from '../../src/gateway.js'
import { readConfiguration } from '../../src/server/configuration.js'
import { eventually } from '../support/eventually.js'
import { aFolder } from '../support/folder.js'
import { aGateway } from '../support/gateway.js'

const body = JSON.stringify({ query: '{ viewer { userName } }' })
const json = { 'content-type': 'application/json' }

describe('pages of other origins', () => {
  const closed = aGateway()
  const open = aGateway({ CORS_ORIGINS: 'https://console.example.com' })

  const preflight = (url: string, origin: string) =>
    fetch(`${url}/graphql`, {
      method: 'OPTIONS',
      headers: { origin, 'access-control-request-method': 'POST', 'access-control-request-headers': 'content-type' },
    })
  const allowed = (response: Response) => response.headers.get('access-control-allow-origin')

  test('may read nothing', async () => {
    expect(allowed(await preflight(closed.url, 'https://console.example.com'))).toBeNull()
    const headers = { ...json, origin: 'https://console.example.com' }
    expect(allowed(await fetch(`${closed.url}/graphql`, { method: 'POST', headers, body }))).toBeNull()
  })

  test('may read answers when they are listed, and only then', async () => {
    expect(allowed(await preflight(open.url, 'https://console.example.com'))).toBe('https://console.example.com')
    expect(allowed(await preflight(open.url, 'https://console.example.com.evil.example'))).toBeNull()
    const answer = await fetch(`${open.url}/graphql`, {
      method: 'POST',
      headers: { ...json, origin: 'https://console.example.com' },
      body,
    })
    expect(allowed(answer)).toBe('https://console.example.com')
    expect(answer.headers.get('access-control-allow-credentials')).toBeNull()
  })
})

describe('connections', () => {
  const gateway = aGateway({ MAX_CONNECTIONS: '3' })

  test('beyond those that are allowed are refused, not left hanging', async () => {
    const port = Number(new URL(gateway.url).port)
    const open = () => connect(port, '127.0.0.1').on('error', () => {})
    const sockets = [open(), open(), open()]
    await Promise.all(sockets.map((socket) => new Promise((resolve) => socket.once('connect', resolve))))
    const refused = open()
    await new Promise((resolve) => refused.once('close', resolve))
    expect(sockets.some((socket) => socket.destroyed)).toBe(false)
    for (const socket of sockets) socket.destroy()
    await eventually(async () => (await fetch(`${gateway.url}/healthz`).catch(() => undefined))?.ok)
  })
})

describe('TLS', () => {
  const folder = aFolder()
  const running: { gateway?: Gateway; certificate: string; key: string } = { certificate: '', key: '' }

  const makeCertificate = (name: string) => {
    const [certificate, key] = [folder.file(`${name}.pem`), folder.file(`${name}.key`)]
    const options = [
      'req',
      '-x509',
      '-newkey',
      'ec',
      '-pkeyopt',
      'ec_paramgen_curve:prime256v1',
      '-nodes',
      '-days',
      '2',
    ]
    execFileSync('openssl', [...options, '-subj', `/CN=${name}`, '-keyout', key, '-out', certificate], {
      stdio: 'ignore',
    })
    return { certificate, key }
  }

  const start = (certificate: string, key: string) =>
    startGateway(
      readConfiguration({
        PORT: '0',
        LOG_LEVEL: 'silent',
        DATABASE_URL: `file:${folder.file('gateway.db')}`,
        TLS_CERT: certificate,
        TLS_KEY: key,
      }),
    )

  beforeAll(async () => {
    const { certificate, key } = makeCertificate('first.example')
    Object.assign(running, { certificate, key, gateway: await start(certificate, key) })
  })
  afterAll(() => running.gateway?.close())

  const port = () => Number(new URL(running.gateway?.url ?? '').port)

  const nameNow = () =>
    new Promise<string>((resolve, reject) => {
      const socket = connectTls({ port: port(), host: '127.0.0.1', rejectUnauthorized: false }, () => {
        resolve(String(socket.getPeerCertificate().subject.CN))
        socket.destroy()
      })
      socket.on('error', reject)
    })

  test('is spoken by the gateway itself, which then promises it', async () => {
    expect(running.gateway?.url).toMatch(/^https:/)
    const headers = await new Promise<Record<string, unknown>>((resolve, reject) => {
      const options = { port: port(), host: '127.0.0.1', path: '/healthz', rejectUnauthorized: false }
      request(options, (response) => resolve(response.resume().headers))
        .on('error', reject)
        .end()
    })
    expect(headers['strict-transport-security']).toMatch(/max-age=\d+/)
  })

  test('takes a renewed certificate without a restart, and not one without its key', async () => {
    expect(await nameNow()).toBe('first.example')
    const renewed = makeCertificate('second.example')
    copyFileSync(renewed.certificate, running.certificate)
    copyFileSync(renewed.key, running.key)
    await eventually(async () => (await nameNow()) === 'second.example', 20_000)
    copyFileSync(makeCertificate('third.example').certificate, running.certificate)
    await sleep(6_000)
    expect(await nameNow()).toBe('second.example')
  }, 40_000)

  test('refuses to start with files that do not belong together, or are not there', async () => {
    await expect(start(makeCertificate('a').certificate, makeCertificate('b').key)).rejects.toThrow(
      /^TLS_CERT and TLS_KEY cannot be used/,
    )
    await expect(start('/nowhere.pem', '/nowhere.key')).rejects.toThrow(/^TLS_CERT and TLS_KEY cannot be used/)
  })
})
