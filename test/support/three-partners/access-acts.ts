import { expect } from '@jest/globals'
import { attempt, change, type Doing, expectDone, resultOf } from './act.js'
import type { ApiKey, Holdings } from './holdings.js'

/** One in four has a URL that nothing can be sent to. */
const registerWebhook: Doing = async ({ person, pick, world }) => {
  const { holdings } = person
  const isAllowed = pick % 4 > 0
  const url = isAllowed ? `${world.hookOf(person)}/${holdings.mark}` : `ftp://${holdings.mark}.example.com/`
  const document = `mutation ($url: String!, $description: String!) {
    registerWebhook(url: $url, description: $description) { __typename ... on RegisterWebhookSuccess { webhook { id } } } }`
  const answer = await person.graphql(document, { url, description: holdings.name('hook') })
  expectDone(answer, isAllowed)
  holdings.note('REGISTER_WEBHOOK', isAllowed)
  if (!isAllowed) return
  const { id } = resultOf(answer).webhook as { id: string }
  holdings.webhookIds.push(id)
  holdings.ids.add(id)
}

const deleteWebhook: Doing = (act) => {
  const { holdings } = act.person
  return attempt(act, {
    things: ({ webhookIds }: Holdings) => webhookIds,
    idOf: (id) => id,
    ask: (id) => act.person.graphql(change('deleteWebhook(webhookId: $id)'), { id }),
    own: (deleted, answer) => {
      expectDone(answer, true)
      holdings.note('DELETE_WEBHOOK', true)
      holdings.webhookIds = holdings.webhookIds.filter((id) => id !== deleted)
    },
  })
}

/** One in four has no name. */
const createApiKey: Doing = async ({ person, pick }) => {
  const { holdings } = person
  const isAllowed = pick % 4 > 0
  const document = `mutation ($name: String!) {
    createApiKey(name: $name, roles: [ADMIN_AGENT]) { __typename ... on CreateApiKeySuccess { secret apiKey { id } } } }`
  const answer = await person.graphql(document, { name: isAllowed ? holdings.name('key') : ' ' })
  expectDone(answer, isAllowed)
  holdings.note('CREATE_API_KEY', isAllowed)
  if (!isAllowed) return
  const { secret, apiKey } = resultOf(answer) as { secret: string; apiKey: { id: string } }
  holdings.apiKeys.push({ id: apiKey.id, secret, isRevoked: false })
  holdings.ids.add(apiKey.id)
}

const keysOf = { things: ({ apiKeys }: Holdings) => apiKeys, idOf: ({ id }: ApiKey) => id }

const revokeApiKey: Doing = (act) =>
  attempt(act, {
    ...keysOf,
    ask: (id) => act.person.graphql(change('revokeApiKey(apiKeyId: $id)'), { id }),
    own: (key, answer) => {
      expectDone(answer, true)
      if (!key.isRevoked) act.person.holdings.note('REVOKE_API_KEY', true)
      key.isRevoked = true
    },
  })

/** A program with a partner's key is shown that partner's customers, until the key is revoked. */
const useApiKey: Doing = async ({ person, pick }) => {
  const { apiKeys, listed } = person.holdings
  const key = apiKeys[pick % Math.max(1, apiKeys.length)]
  if (!key) return
  const { status, body } = await person.with(key.secret).graphql('{ customers(first: 100) { totalCount } }')
  const data = { customers: { totalCount: listed.length } }
  expect([status, body.data]).toEqual(key.isRevoked ? [401, undefined] : [200, data])
}

/** Whoever has no role is refused, whosever it is, and that is recorded with their own partner. */
const tryWithoutRoles: Doing = async ({ person, of, byRest, world }) => {
  const id = of?.customers[0]?.id ?? ''
  const nobody = world.withoutRoles(person)
  const answer = byRest
    ? await nobody.rest('DELETE', `/v1/customers/${id || 'nothing'}`)
    : await nobody.graphql(change('deleteCustomer(customerId: $id)'), { id })
  expect(answer.status).toBe(403)
  person.holdings.note('DENY_ACCESS', false)
}

export const accessActs = {
  ...{ registerWebhook, deleteWebhook, createApiKey, revokeApiKey, useApiKey, tryWithoutRoles },
} satisfies Record<string, Doing>
