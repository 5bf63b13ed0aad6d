import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import { startGateway } from '../../src/gateway.js'
import { readConfiguration } from '../../src/server/configuration.js'
import { projectFile } from '../../src/shared/project-file.js'
import { aFolder } from '../support/folder.js'
import { aGateway } from '../support/gateway.js'

const manifest = JSON.parse(
  readFileSync(projectFile('src/client/generated/persisted-documents.json'), 'utf8'),
) as Record<string, string>
const [viewerId = ''] = Object.entries(manifest).find(([, text]) => text.startsWith('query Viewer ')) ?? []

const sending = (gateway: { url: string }) => async (body: object) => {
  const response = await fetch(`${gateway.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  const answer = (await response.json()) as { data?: unknown; errors?: { extensions: { code: string } }[] }
  return [response.status, answer.errors?.[0]?.extensions.code ?? answer.data]
}

const viewer = [200, { viewer: expect.objectContaining({ userName: 'sandbox' }) }]

test('every document of our own clients is one', () => {
  expect(Object.keys(manifest).length).toBeGreaterThan(20)
  for (const [id, text] of Object.entries(manifest))
    expect(id).toBe(`sha256:${createHash('sha256').update(text).digest('hex')}`)
})

describe('trusted documents', () => {
  const gateway = aGateway()
  const send = sending(gateway)

  test('are run by their ids, by POST and by GET', async () => {
    expect(await send({ documentId: viewerId })).toEqual(viewer)
    const headers = { 'apollo-require-preflight': '1' }
    const response = await fetch(`${gateway.url}/graphql?documentId=${viewerId}`, { headers })
    expect([response.status, ((await response.json()) as { data: unknown }).data]).toEqual(viewer)
  })

  test('are refused with an id that is not known, is none, or comes with a text', async () => {
    expect(await send({ documentId: `sha256:${'0'.repeat(64)}` })).toEqual([400, 'TRUSTED_DOCUMENT_UNKNOWN'])
    expect(await send({ documentId: 7 })).toEqual([400, 'TRUSTED_DOCUMENT_UNKNOWN'])
    expect(await send({ documentId: 'constructor' })).toEqual([400, 'TRUSTED_DOCUMENT_UNKNOWN'])
    expect(await send({ documentId: viewerId, query: '{ __typename }' })).toEqual([400, 'BAD_REQUEST'])
  })

  test('leave others as they are', async () => {
    expect(await send({ query: '{ __typename }' })).toEqual([200, { __typename: 'Query' }])
  })
})

describe('trusted documents only', () => {
  const gateway = aGateway({ TRUSTED_DOCUMENTS: 'only' })
  const send = sending(gateway)

  test('are answered, and no others, whichever way they come', async () => {
    expect(await send({ documentId: viewerId })).toEqual(viewer)
    expect(await send({ query: '{ __typename }' })).toEqual([400, 'TRUSTED_DOCUMENT_REQUIRED'])
    expect(await send({ query: manifest[viewerId] })).toEqual([400, 'TRUSTED_DOCUMENT_REQUIRED'])
    const extensions = { persistedQuery: { version: 1, sha256Hash: viewerId.slice('sha256:'.length) } }
    expect(await send({ extensions })).toEqual([400, 'TRUSTED_DOCUMENT_REQUIRED'])
    const headers = { 'apollo-require-preflight': '1' }
    expect((await fetch(`${gateway.url}/graphql?query=%7B__typename%7D`, { headers })).status).toBe(400)
  })
})

describe('a file of trusted documents', () => {
  const folder = aFolder()

  const text = '{ __typename }'
  const ownId = `sha256:${createHash('sha256').update(text).digest('hex')}`
  const gateway = aGateway({
    TRUSTED_DOCUMENTS: 'only',
    get TRUSTED_DOCUMENTS_FILE() {
      const file = folder.file('own.json')
      writeFileSync(file, JSON.stringify({ [ownId]: text }))
      return file
    },
  })

  test('is known beside our clients’ own', async () => {
    const send = sending(gateway)
    expect(await send({ documentId: ownId })).toEqual([200, { __typename: 'Query' }])
    expect(await send({ documentId: viewerId })).toEqual(viewer)
  })

  test.each([
    ['that is no JSON', '{', /cannot be read/],
    ['with something else than texts', '{"sha256:0":1}', /cannot be read/],
    [
      'with a document under another’s hash',
      `{"sha256:${'0'.repeat(64)}":"{ __typename }"}`,
      /is not the SHA-256 hash/,
    ],
  ])('%s refuses the start', async (_title, content, expected) => {
    const file = folder.file('documents.json')
    writeFileSync(file, content)
    const environment = { PORT: '0', LOG_LEVEL: 'silent', DATABASE_URL: `file:${folder.file('gateway.db')}` }
    const configuration = readConfiguration({ ...environment, TRUSTED_DOCUMENTS_FILE: file })
    await expect(startGateway(configuration)).rejects.toThrow(expected)
  })
})
