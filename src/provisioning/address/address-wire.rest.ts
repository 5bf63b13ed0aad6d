import { z } from 'zod'

/** Addresses as Partner Center writes them. */

const text = z.string()

export const addressShape = {
  country: text.optional().describe('ISO 3166-1 alpha-2; the United Kingdom is GB.'),
  ...{ region: text.optional(), city: text.optional(), state: text.optional() },
  ...{ addressLine1: text.optional(), addressLine2: text.optional(), postalCode: text.optional() },
  ...{ firstName: text.optional(), lastName: text.optional(), middleName: text.optional() },
  phoneNumber: text.optional(),
}

export const addressSchema = z
  .object({
    ...{ country: text, city: text, addressLine1: text },
    ...{ region: text.optional(), state: text.optional(), addressLine2: text.optional(), postalCode: text.optional() },
    ...{ firstName: text.optional(), lastName: text.optional(), middleName: text.optional() },
    phoneNumber: text.optional(),
  })
  .meta({ id: 'Address' })
