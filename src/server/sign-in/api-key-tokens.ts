import { isApiKey } from '../../provisioning/api-key/api-key.secret.js'
import type { ApiKeyCheckService } from '../../provisioning/api-key/api-key-check.service.js'
import type { PartnerService } from '../../provisioning/partner/partner.service.js'
import type { Identity, TokenKind } from './authenticate.js'
import { NotSignedIn } from './not-signed-in.js'

/** API keys: "csp_…". */
export class ApiKeyTokens implements TokenKind {
  constructor(
    private readonly keys: ApiKeyCheckService,
    private readonly partners: PartnerService,
  ) {}

  isOne(token: string): boolean {
    return isApiKey(token)
  }

  async identify(token: string, now: Date): Promise<Identity> {
    const key = await this.keys.check(token, now)
    const partner = key && (await this.partners.findById(key.partnerId))
    if (!key || !partner) throw new NotSignedIn('the API key is unknown, expired or revoked')
    return { partner, userName: `key:${key.name}`, roles: key.roles }
  }
}
