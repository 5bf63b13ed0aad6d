import { type Command, Option } from 'commander'
import type { ApiKey, PartnerRole } from '../../client/index.js'
import { succeeded } from '../failures.js'
import type { Columns } from '../output.js'
import { type AddVerb, listFlags, upTo } from '../verb.js'

const columns: Columns<ApiKey> = {
  id: ({ id }) => id,
  name: ({ name }) => name,
  roles: ({ roles }) => roles,
  expires: ({ expiresAt }) => expiresAt,
  revoked: ({ revokedAt }) => revokedAt,
  'last used': ({ lastUsedAt }) => lastUsedAt,
}

const roles: readonly PartnerRole[] = ['ADMIN_AGENT', 'SALES_AGENT', 'HELPDESK_AGENT']

const roleFlag = (): Option => new Option('--role <role...>', 'what it may do').choices(roles).makeOptionMandatory()

export const addApiKey = (program: Command, addVerb: AddVerb): void => {
  const noun = program.command('apikey').description('keys with which programs sign in')
  addVerb(
    noun,
    {
      usage: 'create <name>',
      description: 'makes one; its secret is shown this once',
      example: 'apikey create crm --role SALES_AGENT --expires 2027-12-31T00:00:00Z',
      flags: (command) =>
        command.addOption(roleFlag()).option('--expires <time>', 'until when; for ever when left out'),
    },
    async ({ client, output, parameters: [name = ''], flags }) => {
      const { role, expires } = flags as { role: PartnerRole[]; expires?: string }
      const created = succeeded(
        await client.apiKeys.create({ name, roles: role, ...(expires && { expiresAt: expires }) }),
      )
      output.thing(created, { id: ({ apiKey }) => apiKey.id, secret: ({ secret }) => secret })
    },
  )
  addVerb(
    noun,
    { usage: 'list', description: 'lists them; secrets are not shown', example: 'apikey list', flags: listFlags },
    (session) => session.output.list(upTo(session.client.apiKeys.list(), session), columns),
  )
  addVerb(
    noun,
    { usage: 'revoke <key>', description: 'ends it at once', example: 'apikey revoke 01a208f6-…' },
    async ({ client, output, parameters: [apiKeyId = ''] }) =>
      output.thing(succeeded(await client.apiKeys.revoke({ apiKeyId })).apiKey, columns),
  )
}
