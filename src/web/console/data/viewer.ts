import { useSuspenseQuery } from '@tanstack/react-query'
import { ConsoleViewerDocument, type ConsoleViewerQuery } from '../../../client/generated/graphql.js'
import { send } from './gateway.js'
import { type Permissions, permissionsOf } from './permissions.js'

export type Viewer = ConsoleViewerQuery['viewer'] & { readonly permissions: Permissions }

/** Who is asking, and what they may do. Known before any page is shown. */
export const useViewer = (): Viewer =>
  useSuspenseQuery({
    queryKey: ['viewer'],
    queryFn: async ({ signal }) => (await send(ConsoleViewerDocument, {}, signal)).viewer,
    select: (viewer) => ({ ...viewer, permissions: permissionsOf(viewer.roles) }),
    staleTime: Number.POSITIVE_INFINITY,
  }).data
