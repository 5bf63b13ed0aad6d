import { describe, expect, test } from '@jest/globals'
import { DomainAvailabilityDocument } from '../../../src/client/generated/graphql.js'
import { aGateway } from '../../support/gateway.js'
import { codesOf, createCustomer } from '../../support/outcomes.js'

const gateway = aGateway()

const check = async (domain: string) => (await gateway.run(DomainAvailabilityDocument, { domain })).domainAvailability

describe('domainAvailability', () => {
  test('of a free domain', async () => {
    expect(await check(' Free1.OnMicrosoft.com ')).toEqual({
      domain: 'free1.onmicrosoft.com',
      available: true,
      issues: [],
      suggestions: [],
    })
  })

  test('of a taken domain suggests three that are free', async () => {
    await createCustomer(gateway, { domain: 'taken.onmicrosoft.com' })
    await createCustomer(gateway, { domain: 'takencloud.onmicrosoft.com' })
    const answer = await check('taken.onmicrosoft.com')
    expect(codesOf(answer.issues)).toEqual(['DOMAIN_TAKEN domain'])
    expect(answer.available).toBe(false)
    expect(answer.suggestions).toHaveLength(3)
    expect(answer.suggestions).not.toContain('takencloud.onmicrosoft.com')
    for (const suggestion of answer.suggestions) expect((await check(suggestion)).available).toBe(true)
  })

  test('keeps suggestions within 27 characters', async () => {
    const domain = `${'x'.repeat(27)}.onmicrosoft.com`
    await createCustomer(gateway, { domain })
    for (const suggestion of (await check(domain)).suggestions) expect((await check(suggestion)).available).toBe(true)
  })

  test.each([
    ['', 'REQUIRED domain', []],
    ['fourth coffee', 'INVALID_FORMAT domain', ['fourthcoffee.onmicrosoft.com']],
    ['Fourth-Café.onmicrosoft.com', 'INVALID_FORMAT domain', ['fourthcafe.onmicrosoft.com']],
    ['.onmicrosoft.com', 'INVALID_FORMAT domain', []],
    ['a.b.onmicrosoft.com', 'INVALID_FORMAT domain', ['a.onmicrosoft.com']],
    ['fourthcoffee.com', 'INVALID_FORMAT domain', ['fourthcoffee.onmicrosoft.com']],
  ])('of %p says what is wrong', async (domain, expected, suggestions) => {
    const answer = await check(domain)
    expect(codesOf(answer.issues)).toEqual([expected])
    expect(answer.suggestions).toEqual(expect.arrayContaining(suggestions))
  })
})
