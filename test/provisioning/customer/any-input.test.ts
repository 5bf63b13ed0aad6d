import { test } from '@jest/globals'
import { tryAnyInput } from '../../support/any-input.js'
import { isPostgresql } from '../../support/database.js'
import { aGateway } from '../../support/gateway.js'

const gateway = aGateway()

test('whatever is sent to createCustomer is accepted and stored, or refused with paths, exactly as checkCustomer says; never a fault, never half', async () => {
  await tryAnyInput(gateway, isPostgresql ? 40 : 100)
}, 120_000)
