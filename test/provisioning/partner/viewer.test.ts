import { expect, test } from '@jest/globals'
import { ViewerDocument } from '../../../src/client/generated/graphql.js'
import { aGateway } from '../../support/gateway.js'

const gateway = aGateway()

test('viewer is the sandbox partner’s Admin agent', async () => {
  const { viewer } = await gateway.run(ViewerDocument, {})
  expect(viewer).toMatchObject({
    userName: 'sandbox',
    roles: ['ADMIN_AGENT'],
    partner: { isSandbox: true, country: { code: 'US', defaultCulture: 'en-US' } },
  })
})
