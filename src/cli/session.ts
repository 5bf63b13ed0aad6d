import type { Readable } from 'node:stream'
import { createGatewayClient, type GatewayClient, type GatewayClientOptions } from '../client/index.js'
import type { Tree } from './fields.js'
import { Output, type Screen } from './output.js'
import { chooseProfile, type Environment } from './profiles.js'

interface Keyboard extends Readable {
  readonly isTTY?: boolean
}

/** What a process has around it. */
export interface Surroundings {
  readonly environment: Environment
  readonly stdin: Keyboard
  readonly stdout: Screen
  readonly stderr: Screen
  /** From this call on Ctrl+C is told by the signal, and does not end the process by itself; a second one does. */
  interruption(): AbortSignal
}

/** One command as it was given. */
export interface Given {
  readonly parameters: readonly string[]
  readonly flags: Tree
}

/** All that a command works with. */
export interface Session extends Given {
  readonly client: GatewayClient
  /** Where it is. */
  readonly url: string
  /** Another client, with other patience. */
  clientWith(options: Pick<GatewayClientOptions, 'retry'>): GatewayClient
  readonly output: Output
  readonly surroundings: Surroundings
  /** Whether there is somebody to ask. */
  readonly isAsking: boolean
}

export const openSession = async (surroundings: Surroundings, given: Given): Promise<Session> => {
  const { environment, stdin, stderr } = surroundings
  const { url, profile, locale } = given.flags as Record<string, string | undefined>
  const chosen = await chooseProfile({ url, profile }, environment)
  const clientWith = (options: Pick<GatewayClientOptions, 'retry'>) =>
    createGatewayClient({
      url: chosen.url,
      ...(chosen.token && { token: chosen.token }),
      ...(locale && { language: locale }),
      ...options,
    })
  return {
    ...given,
    surroundings,
    url: chosen.url,
    client: clientWith({}),
    clientWith,
    output: outputOf(surroundings, given.flags),
    isAsking: stdin.isTTY === true && stderr.isTTY === true && given.flags.input !== false,
  }
}

export const outputOf = ({ environment, stdout, stderr }: Surroundings, { json }: Tree): Output =>
  new Output(stdout, stderr, { isJson: json === true, mayColor: !environment.NO_COLOR })
