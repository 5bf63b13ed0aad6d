import { beforeAll } from '@jest/globals'
import { registerPartner } from '../../src/provisioning/partner/partner-registration.js'
import type { TestGateway } from './gateway.js'
import { tenant } from './issuer.js'

/** The partner of an issuer's tenant, registered before the file's tests as `npm run partner:add` does it. */
export const aRegisteredPartner = (gateway: TestGateway): void => {
  beforeAll(async () => {
    const domain = 'contoso.onmicrosoft.com'
    const partner = { id: tenant, name: 'Contoso', country: 'US', domain, tenant, isSandbox: true }
    await registerPartner(gateway.gateway.storage, partner)
  })
}
