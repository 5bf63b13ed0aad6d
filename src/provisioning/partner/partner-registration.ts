import { z } from 'zod'
import { newId } from '../../shared/ids.js'
import { StartRefused } from '../../shared/start-refused.js'
import type { Partner } from '../../storage/generated/sqlite/client.js'
import type { Storage } from '../../storage/storage.js'
import { takenColumns } from '../../storage/unique-violation.js'
import { marketOf } from '../country/country.markets.js'

const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const domain = /^(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,62}$/

const format = z.object({
  id: z
    .string()
    .toLowerCase()
    .regex(guid, 'has to be a GUID, such as the id of the partner’s own tenant')
    .default(newId),
  name: z.string().trim().min(1, 'has to be what the partner is called').max(100, 'can have at most 100 characters'),
  country: z
    .string()
    .toUpperCase()
    .refine(
      (code) => marketOf(code).length > 0,
      'has to be the two letters (ISO 3166-1) of a country that partners can be in, such as US or DE',
    ),
  domain: z.string().toLowerCase().regex(domain, 'has to be a domain, such as contoso.onmicrosoft.com'),
  tenant: z.string().trim().toLowerCase().min(1, 'has to be what the tenant claim says').max(200).optional(),
  isSandbox: z.boolean(),
})

export type PartnerToRegister = z.input<typeof format>

/**
 * Registers a partner, or, for an id that is known, brings its row to what is given.
 *
 * @throws StartRefused that says everything that is wrong, or whose the tenant is already
 */
export const registerPartner = async (storage: Storage, given: PartnerToRegister): Promise<Partner> => {
  const parsed = format.safeParse(given)
  if (!parsed.success) {
    throw new StartRefused(parsed.error.issues.map(({ path, message }) => `--${path.join('.')} ${message}.`).join('\n'))
  }
  const { id, ...rest } = parsed.data
  // Most issuers name a tenant by the same id as Partner Center names the partner.
  const values = { ...rest, tenant: rest.tenant ?? id }
  try {
    return await storage.write((tx) =>
      tx.partner.upsert({ where: { id }, create: { id, ...values, createdAt: new Date() }, update: values }),
    )
  } catch (error) {
    if (!takenColumns(error)) throw error
    throw new StartRefused(`--tenant ${values.tenant} is another partner’s already.`, { cause: error })
  }
}
