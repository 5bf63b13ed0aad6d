import type { Caller } from '../../shared/caller.js'
import type { Storage } from '../../storage/storage.js'

/** The one user that a tenant is made with. */
export interface Administrator {
  readonly id: string
  readonly customerId: string
  readonly userName: string
  readonly signInName: string
}

export class AdministratorService {
  constructor(private readonly storage: Storage) {}

  /** Null where the partner has no such customer. */
  async findOfCustomer(caller: Caller, customerId: string): Promise<Administrator | null> {
    return this.storage.read.adminCredential.findFirst({
      where: { customerId, partnerId: caller.partner.id },
      // Its hash stays where it is.
      select: { id: true, customerId: true, userName: true, signInName: true },
    })
  }
}
