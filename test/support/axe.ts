import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { projectFile } from '../../src/shared/project-file.js'

const source = readFileSync(projectFile('node_modules/axe-core/axe.min.js'), 'utf8')

interface Violation {
  readonly id: string
  readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[]
}

const standards = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/**
 * What axe finds on a page, each with the element that it is about: nothing, for a page that is for everyone.
 * Left out are the empty elements with which Fluent UI keeps the focus inside of a dialog: they hand it on at once;
 * and toasts, which are announced, and stand outside of all landmarks.
 */
export const violationsOn = async (page: Page): Promise<string[]> => {
  await page.evaluate(source)
  const found = (await page.evaluate(
    `axe.run({ exclude: ['[data-tabster-dummy]', '.fui-ToastContainer'] }, { runOnly: ${JSON.stringify(standards)} }).then(({ violations }) => violations)`,
  )) as Violation[]
  return found.flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary}`))
}

/** How far a page is wider than its window, in pixels: nobody should have to scroll in two directions. */
export const overflowOf = (page: Page): Promise<number> =>
  page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')
