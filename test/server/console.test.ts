import { describe, expect, test } from '@jest/globals'
import { aGateway } from '../support/gateway.js'

const gateway = aGateway()

const get = (path: string) => fetch(gateway.url + path, { redirect: 'manual' })

describe('the console', () => {
  test.each([
    '/',
    '/customers',
    '/customers/new/review',
    '/customers/01a208f6-c913-74b4-a6a5-8a5f380444a1',
    '/settings',
  ])('is served at %s', async (path) => {
    const response = await get(path)
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8'])
    expect(await response.text()).toContain('<div id="console"></div>')
  })

  test('is under a policy that lets nothing inline in, neither scripts nor styles', async () => {
    const policy = (await get('/')).headers.get('content-security-policy') ?? ''
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("script-src 'self';")
    expect(policy).not.toContain('unsafe')
  })

  test('has every file that its page names, from here alone, to be kept for ever', async () => {
    const page = await (await get('/')).text()
    expect(page).not.toMatch(/(src|href)="(https?:)?\/\//)
    const files = [...page.matchAll(/(?:src|href)="(\/[^"]+)"/g)].map(([, file = '']) => file)
    expect(files.length).toBeGreaterThan(1)
    for (const file of files) {
      const response = await get(file)
      expect([file, response.status]).toEqual([file, 200])
      expect(response.headers.get('cache-control')).toContain('immutable')
    }
  })

  test.each(['/customer', '/console', '/console/assets/none.js', '/v2/customers', '/settings.json'])(
    'is not at %s, where the answer is JSON',
    async (path) => {
      const response = await get(path)
      expect(response.status).toBe(404)
      expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'NOT_FOUND' } }] })
    },
  )
})
