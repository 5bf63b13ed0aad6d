import { createRemoteJWKSet, customFetch, type JWTVerifyGetKey } from 'jose'
import { z } from 'zod'
import { SignInUnavailable } from './not-signed-in.js'

const timeoutMs = 5_000
/** The shortest time from one fetch to the next, whatever came of it: unknown keys make no flood at the issuer. */
const coolDownMs = 30_000
/** While the issuer has never answered, it is asked again sooner. */
const retryMs = 2_000
/** How old keys may become before new ones are fetched; until they have come, the old ones are used. */
const refreshAfterMs = 600_000

const discovery = z.object({ issuer: z.string(), jwks_uri: z.string() })

/** Where an issuer's keys are found. */
export interface Issuer {
  readonly url: string
  /** undefined: as the issuer's discovery document says. */
  readonly jwksUrl: string | undefined
}

/**
 * The keys of an issuer, fetched when they are first needed. An issuer that does not answer is no matter as long as the
 * key is known.
 */
export class KeySet {
  #keys: Promise<JWTVerifyGetKey & { readonly reload: () => Promise<void> }> | undefined
  #triedAt = Number.NEGATIVE_INFINITY
  #fetchedAt = Number.NEGATIVE_INFINITY

  constructor(
    private readonly issuer: Issuer,
    private readonly onError: (error: unknown) => void,
  ) {}

  /** @throws SignInUnavailable when the issuer has to be asked and does not answer */
  readonly find: JWTVerifyGetKey = async (header, token) => {
    const keys = await this.#open()
    if (Date.now() - this.#fetchedAt > refreshAfterMs && this.#mayFetch()) keys.reload().catch(this.#onReloadError)
    return keys(header, token)
  }

  /** That the issuer does not answer was told already. */
  readonly #onReloadError = (error: unknown): void => {
    if (!(error instanceof SignInUnavailable)) this.onError(error)
  }

  async #open() {
    this.#keys ??= this.#discover().then((url) =>
      createRemoteJWKSet(url, {
        timeoutDuration: timeoutMs,
        cooldownDuration: coolDownMs,
        cacheMaxAge: Number.POSITIVE_INFINITY,
        [customFetch]: (address, init) => this.#fetchKeys(address, init),
      }),
    )
    try {
      return await this.#keys
    } catch (error) {
      this.#keys = undefined
      throw error
    }
  }

  async #discover(): Promise<URL> {
    const { url, jwksUrl } = this.issuer
    if (jwksUrl) return new URL(jwksUrl)
    this.#take()
    const address = `${url.replace(/\/$/, '')}/.well-known/openid-configuration`
    const found = await this.#ask(async () => {
      const response = await fetched(address, { redirect: 'error', signal: AbortSignal.timeout(timeoutMs) })
      return discovery.parse(await response.json())
    })
    if (found.issuer !== url) throw new SignInUnavailable(`${address} is of another issuer`)
    // What follows is one fetch with this one.
    this.#triedAt = Number.NEGATIVE_INFINITY
    return new URL(found.jwks_uri)
  }

  async #fetchKeys(address: string, init: RequestInit): Promise<Response> {
    this.#take()
    const response = await this.#ask(() => fetched(address, init))
    this.#fetchedAt = Date.now()
    return response
  }

  #mayFetch(): boolean {
    return Date.now() - this.#triedAt >= (Number.isFinite(this.#fetchedAt) ? coolDownMs : retryMs)
  }

  #take(): void {
    if (!this.#mayFetch()) throw new SignInUnavailable('the issuer did not answer a moment ago')
    this.#triedAt = Date.now()
  }

  async #ask<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
    try {
      return await ask()
    } catch (error) {
      this.onError(error)
      throw new SignInUnavailable('the issuer does not answer', { cause: error })
    }
  }
}

/** @throws when the answer is not what was asked for */
const fetched = async (address: string, init: RequestInit): Promise<Response> => {
  const response = await fetch(address, init)
  if (!response.ok) throw new Error(`${address} answers ${response.status}`)
  return response
}
