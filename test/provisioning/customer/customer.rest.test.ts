import { describe, expect, test } from '@jest/globals'
import { azure } from '../../support/builders.js'
import { aGateway } from '../../support/gateway.js'
import { auditOf } from '../../support/outcomes.js'
import { aRestCustomer, createByRest, ok, orderByRest, type RestError, send } from '../../support/rest.js'

const gateway = aGateway()

const refused = async (body: object) => {
  const answer = await send<RestError>(gateway, 'POST', '/v1/customers', { body })
  return [answer.status, answer.body.code, answer.body.data]
}

const withAddress = (address: object, profile: object = {}) => {
  const { companyProfile, billingProfile } = aRestCustomer()
  const defaultAddress = { ...billingProfile.defaultAddress, ...address }
  return { companyProfile, billingProfile: { ...billingProfile, defaultAddress, ...profile } }
}

describe('a new customer is refused by the numbers that clients know', () => {
  test('27002 for what is wrong, with the member’s own name', async () => {
    expect(await refused(withAddress({ postalCode: '1' }))).toEqual([
      400,
      27002,
      ['billingProfile.defaultAddress.postalCode'],
    ])
  })

  test('2001 for what is missing', async () => {
    expect(await refused(withAddress({ lastName: undefined }))).toEqual([
      400,
      2001,
      ['billingProfile.defaultAddress.lastName'],
    ])
  })

  test('27002 and a free domain for one that is taken', async () => {
    const { companyProfile } = await createByRest(gateway)
    const body = aRestCustomer(companyProfile.domain.toUpperCase())
    interface Suggesting extends RestError {
      readonly issues: readonly (RestError['issues'][number] & { readonly suggestions: readonly string[] })[]
    }
    const answer = await send<Suggesting>(gateway, 'POST', '/v1/customers', { body })
    expect([answer.status, answer.body.code, answer.body.data]).toEqual([400, 27002, ['companyProfile.domain']])
    expect(answer.body.issues[0]).toMatchObject({
      code: 'DOMAIN_TAKEN',
      suggestions: [expect.any(String), expect.any(String), expect.any(String)],
    })
  })

  test('2030 and 403 where the partner may not sell', async () => {
    const german = { country: 'DE', city: 'Berlin', state: null, postalCode: '10115' }
    const body = withAddress(german, { culture: 'de-DE', language: 'de' })
    expect(await refused(body)).toEqual([403, 2030, ['billingProfile.defaultAddress.country']])
  })

  test('600002 for a registration number where there is none', async () => {
    const { companyProfile, billingProfile } = aRestCustomer()
    const body = { companyProfile: { ...companyProfile, organizationRegistrationNumber: '12345' }, billingProfile }
    expect(await refused(body)).toEqual([400, 600002, ['companyProfile.organizationRegistrationNumber']])
  })

  test('and by all that is wrong at once', async () => {
    const [, , data] = await refused(withAddress({ postalCode: '1', firstName: 'x' }, { email: 'none' }))
    expect(data).toEqual([
      'billingProfile.email',
      'billingProfile.defaultAddress.postalCode',
      'billingProfile.defaultAddress.firstName',
    ])
  })
})

describe('PATCH', () => {
  const patch = (id: string, body: object) => send<RestError>(gateway, 'PATCH', `/v1/customers/${id}`, { body })

  test('with allowDelegatedAccess false takes delegated access away, and unknown means unchanged', async () => {
    const { id } = await createByRest(gateway)
    const body = { AllowDelegatedAccess: false, RelationshipToPartner: 'unknown' }
    expect(await ok(gateway, 'PATCH', `/v1/customers/${id}`, { body })).toMatchObject({
      relationshipToPartner: 'reseller',
      allowDelegatedAccess: false,
    })
    expect((await patch(id, body)).status).toBe(200)
    const [record, ...others] = await auditOf(gateway, id)
    expect(record).toMatchObject({
      operation: 'REMOVE_DELEGATED_ACCESS',
      changes: [{ before: 'true', after: 'false' }],
    })
    expect(others).toHaveLength(1)
  })

  test('with nothing to change answers with the customer', async () => {
    const { id } = await createByRest(gateway)
    const shown = await ok(gateway, 'GET', `/v1/customers/${id}`)
    expect(await ok(gateway, 'PATCH', `/v1/customers/${id}`, { body: shown })).toEqual(shown)
  })

  test('cannot make another relationship, nor give delegated access back', async () => {
    const { id } = await createByRest(gateway)
    await ok(gateway, 'PATCH', `/v1/customers/${id}`, { body: { allowDelegatedAccess: false } })
    expect((await patch(id, { relationshipToPartner: 'Advisor' })).body.data).toEqual(['relationshipToPartner'])
    expect((await patch(id, { allowDelegatedAccess: true })).body.data).toEqual(['allowDelegatedAccess'])
  })

  test('does not end a relationship while a subscription is active', async () => {
    const { id } = await createByRest(gateway)
    await orderByRest(gateway, id, [{ offerId: azure }])
    const { status, body } = await patch(id, { relationshipToPartner: 'none' })
    expect([status, body.errorName]).toEqual([400, 'NOT_ALLOWED_IN_STATE'])
  })
})
