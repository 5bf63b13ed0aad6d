import { aGateway } from '../gateway.js'
import { anIssuer } from '../issuer.js'
import { aReceiver } from '../receiver.js'

/** A gateway for three partners, and a receiver for the events of each. */
export const aStage = () => {
  const issuer = anIssuer()
  const environment = { RATE_LIMITS: 'off', WEBHOOK_ALLOW_PRIVATE: 'true' }
  // How long something takes is nothing that is looked at here, and a busy machine can take long.
  const gateway = aGateway(Object.assign(issuer.environment(), environment), { deadlineMs: 60_000 })
  return { issuer, gateway, receivers: [aReceiver(), aReceiver(), aReceiver()] }
}
