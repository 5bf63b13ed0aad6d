export const customerTexts = {} as const
