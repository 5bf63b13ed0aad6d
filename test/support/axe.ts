import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { projectFile } from '../../src/shared/project-file.js'
import { eventually } from './eventually.js'

const source = readFileSync(projectFile('node_modules/axe-core/axe.min.js'), 'utf8')

interface Violation {
  readonly id: string
  readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[]
}

const standards = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** No dialog is just about to be gone: while one is, everything behind it is still hidden from assistive technology. */
const isStill = `!document.querySelector('#console[aria-hidden=true]') ||
  [...document.querySelectorAll('[role=dialog], [role=alertdialog]')].some((dialog) => !dialog.closest('[aria-hidden=true]'))`

/** In the next frames what has changed begins to fade; a colour that fades is none yet. */
const untilColorsAreThere = `(async () => {
  await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))
  const fading = document.getAnimations().filter((animation) => animation instanceof CSSTransition)
  await Promise.allSettled(fading.map(({ finished }) => finished))
})()`

/**
 * What axe finds on a page, each with the element that it is about: nothing, for a page that is for everyone.
 * Left out are the empty elements with which Fluent UI keeps the focus inside of a dialog: they hand it on at once;
 * and toasts, which are announced, and stand outside of all landmarks.
 */
export const violationsOn = async (page: Page): Promise<string[]> => {
  await eventually(() => page.evaluate<boolean>(isStill))
  await page.evaluate(untilColorsAreThere)
  await page.evaluate(source)
  const found = (await page.evaluate(
    `axe.run({ exclude: ['[data-tabster-dummy]', '.fui-ToastContainer'] }, { runOnly: ${JSON.stringify(standards)} }).then(({ violations }) => violations)`,
  )) as Violation[]
  return found.flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary}`))
}

/** The same in light and in dark. */
export const violationsInLightAndDark = async (page: Page): Promise<string[]> => {
  const inLight = await violationsOn(page)
  await page.emulateMedia({ colorScheme: 'dark' })
  const inDark = await violationsOn(page)
  await page.emulateMedia({ colorScheme: 'light' })
  return [...inLight, ...inDark]
}

/** How far a page is wider than its window, in pixels: nobody should have to scroll in two directions. */
export const overflowOf = (page: Page): Promise<number> =>
  page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')
