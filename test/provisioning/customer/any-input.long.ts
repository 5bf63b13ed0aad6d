import { test } from '@jest/globals'
import { tryAnyInput } from '../../support/any-input.js'
import { aGateway } from '../../support/gateway.js'

const gateway = aGateway()

test('whatever is sent to createCustomer is accepted and stored, or refused with paths, exactly as checkCustomer says; never a fault, never half', async () => {
  await tryAnyInput(gateway, 1_500)
}, 600_000)
