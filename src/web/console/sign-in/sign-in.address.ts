/** Where to sign in, so that this page is opened again afterwards. */
export const signInAddress = ({ pathname, search }: { readonly pathname: string; readonly search: string }): string =>
  pathname + search === '/' ? '/sign-in' : `/sign-in?${new URLSearchParams({ to: pathname + search })}`
