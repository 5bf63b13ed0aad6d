/**
 * The one place where a token for the gateway is obtained. A sandbox lets everybody on this machine in: there is none,
 * and requests go without.
 */
export const authorizationHeader = async (): Promise<Record<string, string>> => ({})
