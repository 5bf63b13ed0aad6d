import { z } from 'zod'
import { say } from '../../shared/messages/say.js'
import { isOldClient } from '../../shared/rest/client.js'
import { type RestRoute, route, sellingAgents } from '../../shared/rest/route.js'
import { wireObject } from '../../shared/rest/wire.js'
import { checkPlace } from './address.service.js'
import { addressSchema, addressShape } from './address-wire.rest.js'

const addressBody = wireObject(addressShape, ['country', 'addressLine1'])

const checkSchema = z
  .object({
    originalAddress: addressSchema.partial(),
    suggestedAddresses: z.array(addressSchema),
    status: z.enum(['Verified', 'None']).describe('Verified: a customer can have it, as suggestedAddresses write it.'),
    validationMessage: z.string().optional(),
  })
  .meta({ id: 'AddressValidation' })

export const addressRoutes = (): RestRoute[] => [
  route({
    ...{ method: 'POST', path: '/v1/validations/address', operationId: 'validateAddress', tag: 'Addresses' },
    roles: sellingAgents,
    summary:
      'Holds an address against the rules of its country. What is wrong is told with 200. The Java SDK and the PowerShell library get true or false: they can read nothing else.',
    body: addressBody,
    answer: z.union([checkSchema, z.boolean()]),
    handle: ({ caller, body, client }) => {
      const { country = '', city = '', addressLine1 = '', firstName = '', lastName = '', ...rest } = body
      const place = { ...rest, country, city, addressLine1, firstName, lastName }
      const { valid, issues, normalized } = checkPlace(caller, place)
      if (isOldClient(client)) return valid
      const suggested = normalized && {
        ...normalized,
        firstName: normalized.firstName || null,
        lastName: normalized.lastName || null,
      }
      return {
        originalAddress: body,
        suggestedAddresses: suggested ? [suggested] : [],
        status: valid ? ('Verified' as const) : ('None' as const),
        validationMessage: valid ? null : issues.map((found) => say(found, caller.language)).join(' '),
      }
    },
  }),
]
