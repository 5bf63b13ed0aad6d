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

const root = document.getElementById('playground')
if (root) {
  createRoot(root).render(<GraphiQL fetcher={send} defaultTabs={tabs} defaultEditorToolsVisibility="variables" />)
}
