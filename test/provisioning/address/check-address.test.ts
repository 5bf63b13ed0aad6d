import { describe, expect, test } from '@jest/globals'
import { CheckAddressDocument } from '../../../src/client/generated/graphql.js'
import { anAddress } from '../../support/builders.js'
import { aGateway } from '../../support/gateway.js'
import { codesOf } from '../../support/outcomes.js'

const gateway = aGateway()

const check = async (changes: Parameters<typeof anAddress>[0]) =>
  (await gateway.run(CheckAddressDocument, { address: anAddress(changes) })).checkAddress

describe('checkAddress', () => {
  test('gives a valid address as it would be stored', async () => {
    const answer = await check({ country: 'us', state: 'Washington', city: ' Redmond  ', phoneNumber: '425-555-0101' })
    expect(answer).toEqual({
      valid: true,
      issues: [],
      normalized: {
        country: 'US',
        city: 'Redmond',
        state: 'WA',
        addressLine1: 'One Microsoft Way',
        postalCode: '98052',
        phoneNumber: '+14255550101',
        formatted: ['Dave Smith', 'One Microsoft Way', 'Redmond, WA 98052'],
      },
    })
  })

  test('tells all that is wrong, at paths of the argument', async () => {
    const answer = await check({ postalCode: '10001', city: '', phoneNumber: '1' })
    expect(answer.valid).toBe(false)
    expect(answer.normalized).toBeNull()
    expect(codesOf(answer.issues)).toEqual([
      'INVALID_FORMAT address.phoneNumber',
      'NOT_SUPPORTED address.postalCode',
      'REQUIRED address.city',
    ])
  })

  test('knows the market', async () => {
    const answer = await check({ country: 'DE', state: null, postalCode: '10117', phoneNumber: null })
    expect(codesOf(answer.issues)).toEqual(['MARKET_NOT_AUTHORIZED address.country'])
  })
})
