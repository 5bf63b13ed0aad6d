import 'graphiql/setup-workers/vite'
import 'graphiql/style.css'
import './playground.css'
import { GraphiQL } from 'graphiql'
import { getOperationAST, parse } from 'graphql'
import { createClient } from 'graphql-sse'
import { createRoot } from 'react-dom/client'
import { examples } from './examples.js'

const tabs = examples.map(({ document, variables }) => ({
  query: document.toString().trim(),
  variables: JSON.stringify(variables, null, 2),
}))

interface Parameters {
  readonly query: string
  readonly operationName?: string | null
  readonly variables?: Record<string, unknown> | null
}

type Answer = Record<string, unknown>

const streams = createClient({ url: '/graphql', retryAttempts: 0 })

/** Answers with a status other than 200 are answers too: they carry errors in the same shape. */
const ask = async (parameters: Parameters): Promise<object> => {
  const response = await fetch('/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(parameters),
  })
  return (await response.json()) as object
}

/** What is followed comes bit by bit, until it is stopped. */
const send = ({ query, variables, ...given }: Parameters) => {
  const document = parse(query)
  // Whoever runs a tab as soon as it is open gets the name that was chosen in the tab before, for a moment.
  const operationName = getOperationAST(document, given.operationName) ? given.operationName : null
  if (getOperationAST(document, operationName)?.operation !== 'subscription') {
    return ask({ ...given, query, operationName, variables })
  }
  return streams.iterate<Answer, Answer>({
    query,
    operationName: operationName ?? undefined,
    variables: variables ?? {},
  })
}

/** The explorer takes the first tab's query from the tabs, and its variables only from what it stored before. */
const variables = localStorage.getItem('graphiql:variables') ?? tabs[0]?.variables ?? ''

const root = document.getElementById('playground')
if (root) {
  createRoot(root).render(
    <GraphiQL
      fetcher={send}
      defaultTabs={tabs}
      initialVariables={variables}
      defaultEditorToolsVisibility="variables"
    />,
  )
}
