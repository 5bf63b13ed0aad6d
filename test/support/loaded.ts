declare const importOnce: (module: string) => Promise<unknown>

/** Libraries as src has loaded them, which take nothing that other copies of them have made. */
export const { buildSchema, isObjectType } = (await importOnce('graphql')) as typeof import('graphql')
export const { ApolloServer } = (await importOnce('@apollo/server')) as typeof import('@apollo/server')
export const { RateLimiterRes } = (await importOnce('rate-limiter-flexible')) as typeof import('rate-limiter-flexible')
