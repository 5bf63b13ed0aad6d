/** Which of Partner Center's clients asks: some cannot read what others need. */
export type RestClient = 'DOTNET' | 'POWERSHELL' | 'JAVA' | 'OTHER'

const clientsByName: Readonly<Record<string, RestClient>> = {
  'partner center .net sdk': 'DOTNET',
  'partner center open .net sdk': 'POWERSHELL',
  'partner center powershell': 'POWERSHELL',
  'partner center java sdk': 'JAVA',
}

/** By the header MS-PartnerCenter-Client. */
export const clientOf = (header: string | undefined): RestClient =>
  clientsByName[header?.trim().toLowerCase() ?? ''] ?? 'OTHER'

/** The Java SDK and the PowerShell library throw where an answer has an enum value from after their time. */
export const isOldClient = (client: RestClient): boolean => client === 'JAVA' || client === 'POWERSHELL'
