import { describe, expect, test } from '@jest/globals'
import { rolesOf, tenantOf, userNameOf } from '../../../src/server/sign-in/claims.js'

const paths = { tenant: 'tid', roles: 'realm_access.roles', userName: 'preferred_username' }

describe('the tenant', () => {
  test.each([
    ['as it is', 'tid', { tid: 'contoso' }, 'contoso'],
    ['in small letters', 'tid', { tid: 'CONTOSO' }, 'contoso'],
    ['by a path', 'org.id', { org: { id: 'contoso' } }, 'contoso'],
    ['by a name with a point in it', 'org.id', { 'org.id': 'contoso', org: { id: 'other' } }, 'contoso'],
  ])('is taken %s', (_how, tenant, payload, expected) => {
    expect(tenantOf(payload, { ...paths, tenant })).toBe(expected)
  })

  test.each([
    ['is not there', 'tid', {}],
    ['is empty', 'tid', { tid: '' }],
    ['is two', 'tid', { tid: ['a', 'b'] }],
    ['is a number', 'tid', { tid: 7 }],
    ['lies beneath a text', 'tid.length', { tid: 'contoso' }],
    ['lies beneath null', 'org.id', { org: null }],
    ['is of every object', 'toString', {}],
    ['lies in what every object has', 'org.constructor.name', { org: {} }],
  ])('that %s is none, and the claim is named', (_what, tenant, payload) => {
    expect(() => tenantOf(payload, { ...paths, tenant })).toThrow(`the token has not one tenant in "${tenant}"`)
  })
})

describe('roles', () => {
  test.each([
    ['a list', ['AdminAgents', 'SALES_AGENT', 'helpdesk-agent'], ['ADMIN_AGENT', 'SALES_AGENT', 'HELPDESK_AGENT']],
    ['a text', 'AdminAgent Sales-Agents', ['ADMIN_AGENT', 'SALES_AGENT']],
    ['twice the same', ['AdminAgent', 'admin_agents'], ['ADMIN_AGENT']],
    ['what is no role of ours', ['Owner', '', 7, null], []],
    ['a number', 7, []],
    ['an object', { 0: 'AdminAgent' }, []],
    ['nothing', undefined, []],
  ])('are read of %s', (_what, roles, expected) => {
    expect(rolesOf({ realm_access: { roles } }, paths)).toStrictEqual(expected)
  })
})

describe('the name of who calls', () => {
  test.each([
    ['the configured claim', { preferred_username: 'dave' }, 'dave'],
    ['the next one where it is empty', { preferred_username: '', upn: 'dave@x' }, 'dave@x'],
    ['the next one where it is no text', { preferred_username: 7, email: 'dave@x.example' }, 'dave@x.example'],
    ['an application', { azp: 'job', sub: 'x' }, 'app:job'],
    ['an application of an older issuer', { appid: 'job' }, 'app:job'],
    ['a client', { client_id: 'job' }, 'app:job'],
    ['the subject', { sub: 'abc' }, 'abc'],
    ['nothing at all', {}, 'unknown'],
    ['one line', { preferred_username: 'a\nb\u0000c' }, 'a\u{FFFD}b\u{FFFD}c'],
    ['at most 113 characters', { preferred_username: 'x'.repeat(200) }, 'x'.repeat(113)],
  ])('is %s', (_what, payload, expected) => {
    expect(userNameOf(payload, paths)).toBe(expected)
  })
})
