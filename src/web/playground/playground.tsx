import 'graphiql/setup-workers/vite'
import 'graphiql/style.css'
import './playground.css'
import { GraphiQL } from 'graphiql'
import { createRoot } from 'react-dom/client'
import { examples } from './examples.js'

const tabs = examples.map(({ document, variables }) => ({
  query: document.toString().trim(),
  variables: JSON.stringify(variables, null, 2),
}))

/** Answers with a status other than 200 are answers too: they carry errors in the same shape. */
const send = async (parameters: object): Promise<object> => {
  const response = await fetch('/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(parameters),
  })
  return (await response.json()) as object
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
