import completion from '@bomb.sh/tab/commander'
import { Command } from 'commander'
import { addApiKey } from './commands/api-key.js'
import { addAudit } from './commands/audit.js'
import { addCatalogue } from './commands/catalogue.js'
import { addAddress, addCountry } from './commands/country.js'
import { addCredential, addCustomer } from './commands/customer.js'
import { addEvent } from './commands/event.js'
import { addProfile } from './commands/profile.js'
import { addAccess, addOrder, addSubscription } from './commands/subscription.js'
import { addViewer } from './commands/viewer.js'
import { addWebhook } from './commands/webhook.js'
import { exitStatus } from './exit-status.js'
import { tellFailure } from './failures.js'
import { outputOf, type Surroundings } from './session.js'
import { verbAdder } from './verb.js'

/** Carries out one command, and answers its exit status. */
export const runProgram = async (surroundings: Surroundings, parameters: readonly string[]): Promise<number> => {
  const program = createProgram(surroundings)
  try {
    await program.parseAsync([...parameters], { from: 'user' })
    return exitStatus.done
  } catch (error) {
    return tellFailure(error, outputOf(surroundings, program.opts()))
  }
}

/** All nouns with their verbs. */
export const createProgram = (surroundings: Surroundings): Command => {
  const { stdout, stderr } = surroundings
  const program = new Command('csp')
    .description('Customers, subscriptions and all that belongs to them, through a csp-gateway.')
    .option('--profile <name>', 'which gateway: one that was kept by "csp profile set"')
    .option('--url <url>', 'which gateway: where it is')
    .option('--locale <tag>', 'the language of refusals, e.g. de')
    .option('--json', 'for programs: JSON, a line for each thing')
    .option('--no-input', 'never asks, as without a terminal')
    .showHelpAfterError('(--help shows how)')
    .configureHelp({ showGlobalOptions: true, helpWidth: stdout.columns ?? 100 })
    .configureOutput({ writeOut: (text) => stdout.write(text), writeErr: (text) => stderr.write(text) })
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
  addCountry(program, addVerb)
  addAddress(program, addVerb)
  addAccess(program, addVerb)
  addCredential(program, addVerb)
  addEvent(program, addVerb)
  addAudit(program, addVerb)
  addWebhook(program, addVerb)
  addApiKey(program, addVerb)
  addViewer(program, addVerb)
  addProfile(program, surroundings)
  completion(program)
  return program
}
