import type { ApolloServerPlugin } from '@apollo/server'
import { type DocumentNode, GraphQLError, visit } from 'graphql'
import type { Caller } from '../../shared/caller.js'
import type { RequestContext } from './context.js'

/** Who may see the schema where not everybody may: introspection, playground, and what errors tell of its names. */
export const mayExplore = ({ roles }: Pick<Caller, 'roles'>): boolean => roles.includes('ADMIN_AGENT')

/** Callers who may not see the schema cannot ask for it, and cannot put it together from what is wrong with a document. */
export const schemaPrivacyPlugin: ApolloServerPlugin<RequestContext> = {
  async requestDidStart() {
    return {
      async didResolveOperation({ document, contextValue }) {
        if (contextValue.mayExplore || !asksForSchema(document)) return
        throw new GraphQLError('Only an Admin agent can ask for the schema.', {
          extensions: { code: 'FORBIDDEN', http: { status: 403 } },
        })
      },
      async willSendResponse({ response: { body }, contextValue }) {
        if (body.kind !== 'single') return
        const { errors } = body.singleResult
        if (errors) body.singleResult.errors = asTold(errors, contextValue)
      },
    }
  },
}

/** A document that comes again is the same object. */
const answers = new WeakMap<DocumentNode, boolean>()

export const asksForSchema = (document: DocumentNode): boolean => {
  const known = answers.get(document)
  if (known !== undefined) return known
  let found = false
  visit(document, {
    Field: ({ name }) => {
      found ||= name.value === '__schema' || name.value === '__type'
    },
  })
  answers.set(document, found)
  return found
}

interface FormattedError {
  readonly message: string
  readonly extensions?: Readonly<Record<string, unknown>>
}

/** Errors as this caller may be told of them. */
export const asTold = <Told extends FormattedError>(
  errors: readonly Told[],
  { mayExplore }: Pick<RequestContext, 'mayExplore'>,
): readonly Told[] => (mayExplore ? errors : errors.map((error) => ({ ...error, message: withoutNames(error) })))

/** GraphQL's own sentences name types, arguments and fields that the caller did not. Where it is wrong, the place says. */
export const withoutNames = ({ message, extensions }: FormattedError): string => {
  const code = extensions?.code
  if (code === 'GRAPHQL_VALIDATION_FAILED') return 'The document does not fit the schema here.'
  // Those about an argument that a service refused are ours, and name what was sent.
  if (code !== 'BAD_USER_INPUT' || extensions?.argument !== undefined) return message
  const [, variable, place] = /^Variable "(\$\w+)" has an invalid value( at "[\w.[\]]+")?/.exec(message) ?? []
  return variable ? `Variable "${variable}" has an invalid value${place ?? ''}.` : 'A variable does not fit.'
}
