import { z } from 'zod'
import type { Caller } from '../../shared/caller.js'
import { parseId } from '../../shared/ids.js'
import { Rejection } from '../../shared/issue.types.js'
import { parseFilter } from '../../shared/rest/filter.js'
import { adminAgent, anyAgent, type RestCall, type RestRoute, route } from '../../shared/rest/route.js'
import { attributesSchema, collection, collectionOf, wireEnum, wireObject } from '../../shared/rest/wire.js'
import type { AdminPasswordService } from '../customer/admin-password.service.js'
import { customerNotFound } from '../customer/customer.rules.js'
import type { CustomerQueryService } from '../customer/customer-query.service.js'
import type { Administrator, AdministratorService } from './administrator.service.js'
import { findUserChangeIssues, userNotFound } from './credential.rules.js'
import { passwordSchema, toWireUser, userSchema } from './credential-wire.rest.js'

interface UserServices {
  readonly administrators: AdministratorService
  readonly adminPasswords: AdminPasswordService
  readonly customerQueries: CustomerQueryService
}

const listPath = '/v1/customers/{customerId}/users'
const path = `${listPath}/{userId}` as const
const tag = 'Users'

/** The template of this role has the same id in every tenant. */
const globalAdministrator = {
  id: '62e90394-69f5-4237-9190-012177145e10',
  name: 'Company Administrator',
  attributes: { objectType: 'DirectoryRole' },
}

/** Whatever was asked for: somebody else than the user knows the password. */
const mustChange = { forceChangePassword: true }

const roleSchema = z
  .object({ id: z.string(), name: z.string(), attributes: attributesSchema })
  .meta({ id: 'DirectoryRole' })

/** Users are there or were deleted, which is what clients ask for to restore them. */
const userStates = ['active', 'inactive'] as const

/** In either word of theirs. */
const filterRules = { fields: ['UserState', 'UserStatus'], operators: ['equals'] } as const

const patchBody = wireObject({
  passwordProfile: wireObject({ password: z.string().optional(), forceChangePassword: z.boolean().optional() })
    .optional()
    .describe(
      'Without a password the gateway makes one and answers with it. Either has to be changed at the first sign-in.',
    ),
  ...{ state: wireEnum(userStates).optional(), firstName: z.string().optional(), lastName: z.string().optional() },
  ...{
    displayName: z.string().optional(),
    userPrincipalName: z.string().optional(),
    usageLocation: z.string().optional(),
  },
})

export const userRoutes = ({ administrators, adminPasswords, customerQueries }: UserServices): RestRoute[] => {
  const findAdministrator = async (caller: Caller, customerId: string) => {
    const customer = await customerQueries.find(caller, { id: customerId })
    const user = customer && (await administrators.findOfCustomer(caller, customer.id))
    return customer && user ? { customer, user } : new Rejection([customerNotFound(customerId)])
  }
  const findUser = async (caller: Caller, params: { readonly customerId: string; readonly userId: string }) => {
    const found = await findAdministrator(caller, params.customerId)
    if (found instanceof Rejection || isMeant(found.user, params.userId)) return found
    return new Rejection([userNotFound(params.userId)])
  }
  const reset = async (call: RestCall<'customerId' | 'userId', unknown, z.output<typeof patchBody>>) => {
    const { caller, params, body, requestId } = call
    const found = await findUser(caller, params)
    if (found instanceof Rejection) return found
    const issues = findUserChangeIssues(body, toWireUser(found))
    if (issues.length > 0) return new Rejection(issues)
    if (!body.passwordProfile) return toWireUser(found)
    const { password } = body.passwordProfile
    if (password) {
      const chosen = await adminPasswords.choose(caller, found.customer.id, password)
      // Whoever chose it has it, so that it is not repeated.
      return chosen instanceof Rejection ? chosen : { ...toWireUser(found), passwordProfile: mustChange }
    }
    const changed = await adminPasswords.reset(caller, { customerId: found.customer.id, idempotencyKey: requestId })
    if (changed instanceof Rejection) return changed
    return { ...toWireUser(found), passwordProfile: { password: changed.adminCredentials.password, ...mustChange } }
  }
  return [
    route({
      ...{ method: 'GET', path: listPath, operationId: 'listUsers', tag, roles: anyAgent },
      summary: 'The users that the gateway has made: the administrator. size and sort are ignored.',
      query: wireObject({ filter: z.string().optional().describe('By UserState or UserStatus: nobody is Inactive.') }),
      answer: collectionOf(userSchema),
      handle: async ({ caller, params, query }) => {
        const state = parseFilter(query.filter, filterRules)?.value.toLowerCase() ?? 'active'
        const found = await findAdministrator(caller, params.customerId)
        if (found instanceof Rejection) return found
        return collection(state === 'active' ? [toWireUser(found)] : [])
      },
    }),
    route({
      ...{ method: 'GET', path, operationId: 'getUser', tag, roles: anyAgent },
      summary: 'One user.',
      answer: userSchema,
      handle: async ({ caller, params }) => {
        const found = await findUser(caller, params)
        return found instanceof Rejection ? found : toWireUser(found)
      },
    }),
    route({
      ...{ method: 'PATCH', path, operationId: 'patchUser', tag, roles: adminAgent },
      summary: 'Gives the administrator a new one-time password, when there is a passwordProfile.',
      body: patchBody,
      answer: userSchema.extend({ passwordProfile: passwordSchema.optional() }),
      handle: reset,
    }),
    route({
      ...{ method: 'PATCH', path: `${path}/resetpassword`, operationId: 'resetPassword', tag, roles: adminAgent },
      summary: 'Gives the administrator a new one-time password.',
      body: patchBody,
      answer: userSchema.extend({ passwordProfile: passwordSchema.optional() }),
      handle: (call) => reset({ ...call, body: { ...call.body, passwordProfile: call.body.passwordProfile ?? {} } }),
    }),
    route({
      ...{ method: 'GET', path: '/v1/customers/{customerId}/directoryroles', operationId: 'listDirectoryRoles' },
      ...{ tag, roles: anyAgent },
      summary: 'The directory roles that somebody has in the tenant.',
      answer: collectionOf(roleSchema),
      handle: async ({ caller, params }) => {
        const found = await findAdministrator(caller, params.customerId)
        return found instanceof Rejection ? found : collection([globalAdministrator])
      },
    }),
    route({
      ...{ method: 'GET', path: `${path}/directoryroles`, operationId: 'listUserDirectoryRoles', tag, roles: anyAgent },
      summary: 'The directory roles of a user.',
      answer: collectionOf(roleSchema),
      handle: async ({ caller, params }) => {
        const found = await findUser(caller, params)
        return found instanceof Rejection ? found : collection([globalAdministrator])
      },
    }),
  ]
}

/** By id or by the name to sign in with, as in the cloud's own directory. */
const isMeant = ({ id, signInName }: Administrator, userId: string): boolean =>
  parseId(userId) === id || userId.toLowerCase() === signInName
