import type { CallingPartner } from '../../shared/caller.js'
import type { Storage } from '../../storage/storage.js'

/** Who the partners are. They are found before anybody is signed in, so no caller asks. */
export class PartnerService {
  constructor(private readonly storage: Storage) {}

  findById(id: string): Promise<CallingPartner | null> {
    return this.storage.read.partner.findFirst({ where: { id } })
  }

  /** @param tenant as the claim of an access token says it, in small letters */
  findByTenant(tenant: string): Promise<CallingPartner | null> {
    return this.storage.read.partner.findFirst({ where: { tenant } })
  }
}
