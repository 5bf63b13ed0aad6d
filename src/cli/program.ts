import completion from '@bomb.sh/tab/commander'
import { Command } from 'commander'
import { addApiKey } from './commands/api-key.js'
import { addCatalogue } from './commands/catalogue.js'
import { addCredential, addCustomer } from './commands/customer.js'
import { addProfile } from './commands/profile.js'
import { addAccess, addOrder, addSubscription } from './commands/subscription.js'
import { addWebhook } from './commands/webhook.js'
import type { Surroundings } from './session.js'
import { verbAdder } from './verb.js'

/** All nouns with their verbs. */
export const createProgram = (surroundings: Surroundings): Command => {
  const program = new Command('csp')
    .description('Customers, subscriptions and all that belongs to them, through a csp-gateway.')
    .option('--profile <name>', 'which gateway: one that was kept by "csp profile set"')
    .option('--url <url>', 'which gateway: where it is')
    .option('--locale <tag>', 'the language of refusals, e.g. de')
    .option('--json', 'for programs: JSON, a line for each thing')
    .option('--no-input', 'never asks, as without a terminal')
    .showHelpAfterError('(--help shows how)')
    .configureHelp({ showGlobalOptions: true, helpWidth: surroundings.stdout.columns ?? 100 })
    .addHelpText(
      'after',
      '\nExample:\n  $ csp customer create --country US\n\nCompletion:\n  $ source <(csp complete bash)',
    )
    .exitOverride()
  const addVerb = verbAdder(surroundings)
  addCustomer(program, addVerb)
  addSubscription(program, addVerb)
  addOrder(program, addVerb)
  addCatalogue(program, addVerb)
  addAccess(program, addVerb)
  addCredential(program, addVerb)
  addWebhook(program, addVerb)
  addApiKey(program, addVerb)
  addProfile(program, surroundings)
  completion(program)
  return program
}
