import { expect, test } from '@jest/globals'
import { CreateCustomerDocument } from '../../src/client/generated/graphql.js'
import { aCustomer } from '../support/builders.js'
import { aGateway } from '../support/gateway.js'

const gateway = aGateway()

const firstIssue = async (acceptLanguage?: string) => {
  const variables = aCustomer({ billing: { email: '' } })
  const response = await fetch(`${gateway.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(acceptLanguage && { 'accept-language': acceptLanguage }) },
    body: JSON.stringify({ query: CreateCustomerDocument.toString(), variables }),
  })
  const { data } = (await response.json()) as {
    data: { createCustomer: { issues: { code: string; path: string[]; message: string }[] } }
  }
  return data.createCustomer.issues[0]
}

test.each([
  ['de', 'de'],
  ['de-AT,en;q=0.5', 'de'],
  ['fr-CA', 'fr'],
  ['es', 'es'],
  ['ja', 'ja'],
  ['pt', 'pt-BR'],
  ['nl, ja;q=0.9, en;q=0.8', 'ja'],
] as const)('a caller who prefers %s is told in %s, with the same code and path', async (accepted, language) => {
  const { languages } = await import('../../src/shared/messages/languages.js')
  const told = await firstIssue(accepted)
  expect(told).toMatchObject({ code: 'REQUIRED', path: ['billingProfile', 'email'] })
  expect(told?.message).toBe(languages[language].messages.required.replace('{field}', languages[language].fields.email))
})

test.each([undefined, 'nl', '*', ';;;', 'x'.repeat(2_000)])('anybody else is told in English: %p', async (accepted) => {
  expect((await firstIssue(accepted))?.message).toBe('The e-mail address is required.')
})
