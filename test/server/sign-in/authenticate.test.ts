import { afterEach, describe, expect, test } from '@jest/globals'
import { createAuthenticate, type Identity, type TokenKind } from '../../../src/server/sign-in/authenticate.js'
import { NotSignedIn, SignInUnavailable } from '../../../src/server/sign-in/not-signed-in.js'
import { anApp, type TestApp } from '../../support/app.js'

const now = new Date('2026-05-01T10:00:00Z')
const partner = { id: 'contoso', name: 'Contoso', country: 'US', domain: 'x.onmicrosoft.com', isSandbox: true }
const named = (userName: string): Identity => ({ partner, userName, roles: ['SALES_AGENT'] })

/** What was asked of the kinds of tokens. */
const asked: string[] = []

const aKind = (name: string, isRemembering = false): TokenKind => ({
  isOne: (token) => token.startsWith(name),
  identify: async (token, at) => {
    asked.push(`identify ${token} at ${at.toISOString()}`)
    return named(`${name} found`)
  },
  ...(isRemembering && {
    recall: (token, at) => {
      asked.push(`recall ${token} at ${at.toISOString()}`)
      return token === `${name}-known` ? named(`${name} recalled`) : undefined
    },
  }),
})

let door: TestApp

afterEach(() => door.app.close())

const who = async (token: string | undefined, withoutToken?: Identity) => {
  asked.length = 0
  door = await anApp()
  const kinds = [aKind('one'), aKind('two', true), aKind('three', true)]
  door.app.get(
    '/',
    createAuthenticate(kinds, withoutToken, () => now),
  )
  const headers = token === undefined ? {} : { authorization: `Bearer ${token}` }
  const response = await door.app.inject({ url: '/', headers })
  return { status: response.statusCode, body: response.json() as unknown }
}

describe('who sends a request', () => {
  test('is found out by the kind of its token', async () => {
    expect(await who('two-new')).toMatchObject({ status: 200, body: { userName: 'two found', partner } })
    const at = 'two-new at 2026-05-01T10:00:00.000Z'
    expect(asked).toEqual([`recall ${at}`, `recall ${at}`, `identify ${at}`])
  })

  test('is recalled where a kind does, without a further look', async () => {
    expect(await who('three-known')).toMatchObject({
      status: 200,
      body: { userName: 'three recalled', roles: ['SALES_AGENT'], calledAt: '2026-05-01T10:00:00.000Z' },
    })
    expect(asked.map((line) => line.split(' ')[0])).toEqual(['recall', 'recall'])
    expect(await who('two-known')).toMatchObject({ body: { userName: 'two recalled' } })
    expect(asked).toHaveLength(1)
  })

  test('is whoever has no token, where there is somebody', async () => {
    expect(await who(undefined, named('sandbox'))).toMatchObject({ status: 200, body: { userName: 'sandbox' } })
    expect((await who(undefined)).status).toBe(401)
    expect((await who('four', named('sandbox'))).status).toBe(401)
  })
})

test('the log tells refusals apart by their names', () => {
  expect(new NotSignedIn('why')).toMatchObject({ name: 'NotSignedIn', message: 'why', statusCode: 401 })
  expect(new SignInUnavailable('why')).toMatchObject({ name: 'SignInUnavailable', statusCode: 503 })
})
