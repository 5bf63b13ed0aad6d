import { text } from 'node:stream/consumers'
import type { Command } from 'commander'
import { Misused } from '../failures.js'
import { profilesFile, readProfiles, writeProfiles } from '../profiles.js'
import { Prompter } from '../prompter.js'
import { outputOf, type Surroundings } from '../session.js'

/** These know no gateway yet, so they are no verbs like the others. */
export const addProfile = (program: Command, surroundings: Surroundings): void => {
  const file = profilesFile(surroundings.environment)
  const noun = program.command('profile').description('the gateways that you use')
  const output = () => outputOf(surroundings, program.opts())

  noun
    .command('set <name>')
    .description('keeps a gateway under a name')
    .option('--token', 'with a token, which is asked for or read from standard input')
    .addHelpText('after', '\nExample:\n  $ csp profile set live --url https://gateway.example --token < token.txt')
    .action(async (name: string, { token: withToken }: { token?: boolean }) => {
      const { url } = program.opts<{ url?: string }>()
      if (!url || !URL.canParse(url)) throw new Misused('Say where the gateway is: --url https://gateway.example')
      const token = withToken ? await readToken(surroundings) : undefined
      const { current, profiles } = await readProfiles(file)
      const stored = { url, ...(token && { token }) }
      await writeProfiles(file, { current: current ?? name, profiles: { ...profiles, [name]: stored } })
      output().success(`"${name}" is ${url}.`)
    })

  noun
    .command('list')
    .description('lists them; tokens are not shown')
    .addHelpText('after', '\nExample:\n  $ csp profile list')
    .action(async () => {
      const { current, profiles } = await readProfiles(file)
      const all = Object.entries(profiles).map(([name, { url, token }]) => ({
        name,
        url,
        hasToken: token !== undefined,
        isCurrent: name === current,
      }))
      await output().list(all, {
        name: ({ name }) => name,
        url: ({ url }) => url,
        token: ({ hasToken }) => hasToken,
        current: ({ isCurrent }) => isCurrent,
      })
    })

  noun
    .command('use <name>')
    .description('takes it when none is named')
    .addHelpText('after', '\nExample:\n  $ csp profile use live')
    .action(async (name: string) => {
      const { profiles } = await readProfiles(file)
      if (!profiles[name]) throw new Misused(`There is no profile "${name}".`)
      await writeProfiles(file, { profiles, current: name })
      output().success(`Commands go to "${name}" now.`)
    })

  noun
    .command('remove <name>')
    .description('forgets it, with its token')
    .addHelpText('after', '\nExample:\n  $ csp profile remove live')
    .action(async (name: string) => {
      const { current, profiles } = await readProfiles(file)
      const { [name]: removed, ...others } = profiles
      if (!removed) throw new Misused(`There is no profile "${name}".`)
      await writeProfiles(file, { profiles: others, ...(current && current !== name && { current }) })
      output().success(`"${name}" is forgotten.`)
    })
}

/** Never an argument: other users see those. */
const readToken = async (surroundings: Surroundings): Promise<string> => {
  const { stdin } = surroundings
  const token = stdin.isTTY ? await new Prompter(surroundings).secret('Token') : await text(stdin)
  if (token.trim() === '') throw new Misused('The token is empty.')
  return token.trim()
}
