import './app/console.css'
import { createRoot } from 'react-dom/client'
import { Console } from './app/console.js'
import { loadTexts, preferredLanguage } from './texts/languages.js'

const root = document.getElementById('console')
const language = preferredLanguage()
if (root) createRoot(root).render(<Console language={language} texts={await loadTexts(language)} />)
