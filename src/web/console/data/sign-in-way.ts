/** How the people of a partner sign in, as the gateway has written it into the page. */
export type SignInWay =
  | { readonly way: 'SANDBOX' }
  | { readonly way: 'NOT_CONFIGURED' }
  | ({ readonly way: 'OPENID_CONNECT' } & OpenIdProvider)

export interface OpenIdProvider {
  readonly issuer: string
  readonly clientId: string
  readonly scopes: string
}

const written = document.querySelector<HTMLMetaElement>('meta[name="sign-in"]')?.content

/** While the console is developed its page comes from elsewhere and says nothing: then the gateway is a sandbox. */
export const signInWay: SignInWay = written ? (JSON.parse(written) as SignInWay) : { way: 'SANDBOX' }
