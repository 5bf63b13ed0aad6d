import { describe, expect, test } from '@jest/globals'
import { parser } from '@prometheus-io/lezer-promql'
import { parse } from 'yaml'
import { variableNames } from '../src/server/configuration.js'
import { anchorsIn, firstCells, readProject, sectionOf } from './support/documents.js'
import { aGateway } from './support/gateway.js'
import { ask } from './support/http.js'
import { scrapeText } from './support/metrics.js'
import { startProcess } from './support/process.js'

const handbook = readProject('docs/operations.md')
const gateway = aGateway({ METRICS_PORT: '0' })

const metricNames = async (): Promise<string[]> =>
  [...(await scrapeText(gateway)).matchAll(/^# TYPE (\S+) /gm)].map(([, name = '']) => name)

/** The names of metrics in an expression; an expression that is none fails. */
const metricsOf = (expression: string): string[] => {
  const names: string[] = []
  parser.parse(expression).iterate({
    enter: ({ name, type, from, to }) => {
      if (type.isError) throw new Error(`Not PromQL at ${from}: ${expression}`)
      if (name === 'Identifier' && to > from) names.push(expression.slice(from, to))
    },
  })
  return names
}

/** A histogram's series have other names than the histogram. `up` is Prometheus' own. */
const isKnown = (known: readonly string[], name: string): boolean =>
  name === 'up' || known.includes(name) || known.includes(name.replace(/_(bucket|sum|count)$/, ''))

describe('docs/operations.md', () => {
  test('has every variable, and none that does not exist', () => {
    const documented = firstCells(sectionOf(handbook, 'Settings')).flatMap((cell) => cell.split(', '))
    expect(documented.sort()).toEqual([...variableNames].sort())
  })

  test('has every metric, and none that does not exist', async () => {
    const section = sectionOf(handbook, 'Metrics')
    const ofProcess = [...section.matchAll(/`((?:process|nodejs)_\w+)`/g)].map(([, name = '']) => name)
    expect([...firstCells(section), ...ofProcess].sort()).toEqual((await metricNames()).sort())
  })

  test('has every field that a request’s line of the log can have', async () => {
    const started = await startProcess({ DATABASE_URL: `file:${gateway.folder}/log.db`, WEBHOOK_ALLOW_PRIVATE: 'true' })
    await ask(started.url, 'query Named { nothing }')
    await ask(started.url, 'query Named { viewer { userName } }')
    await started.stop()
    const documented = firstCells(sectionOf(handbook, 'Logs')).flatMap((cell) => cell.split(', '))
    const used = started.output.stdout
      .trim()
      .split('\n')
      .flatMap((line) => Object.keys(JSON.parse(line) as object))
    expect(used.filter((field) => !documented.includes(field))).toEqual([])
    // And those that are written when there is something to say.
    const written = /'request',\s*\)/.exec(readProject('src/server/request-log.ts'))
    expect(written).not.toBeNull()
    for (const [, field] of readProject('src/server/request-log.ts').matchAll(/&& \{ (\w+)[:,} ]/g)) {
      if (field !== 'requestId') expect(documented).toContain(field)
    }
  })

  test('leads to places that exist', () => {
    const anchors = anchorsIn(handbook)
    const inside = [...handbook.matchAll(/\]\(#([^)]+)\)/g)].map(([, anchor = '']) => anchor)
    expect(inside.length).toBeGreaterThan(10)
    expect(inside.filter((anchor) => !anchors.has(anchor))).toEqual([])
  })
})

interface Rule {
  readonly alert: string
  readonly expr: string
  readonly for?: string
  readonly labels: { readonly severity: string }
  readonly annotations: { readonly summary: string; readonly runbook: string }
}

describe('the alerts', () => {
  const { groups } = parse(readProject('docs/operations/alerts.yaml')) as { groups: { name: string; rules: Rule[] }[] }
  const rules = groups.flatMap((group) => group.rules)

  test('are expressions over metrics that exist', async () => {
    const known = await metricNames()
    expect(rules.length).toBeGreaterThan(5)
    for (const { expr, alert } of rules) {
      const names = metricsOf(expr)
      expect({ alert, count: names.length > 0 }).toEqual({ alert, count: true })
      expect({ alert, unknown: names.filter((name) => !isKnown(known, name)) }).toEqual({ alert, unknown: [] })
    }
  })

  test('each have a name of their own, a severity, a sentence and a runbook that exists', () => {
    expect(new Set(rules.map(({ alert }) => alert)).size).toBe(rules.length)
    const anchors = anchorsIn(handbook)
    for (const { labels, annotations, ...rule } of rules) {
      expect(['critical', 'warning']).toContain(labels.severity)
      expect(annotations.summary).toMatch(/\.$/)
      const [file, anchor = ''] = annotations.runbook.split('#')
      expect([rule.alert, file, anchors.has(anchor)]).toEqual([rule.alert, 'docs/operations.md', true])
      if (rule.for !== undefined) expect(rule.for).toMatch(/^\d+[smh]$/)
    }
  })

  test('are each told of by a runbook', () => {
    for (const { alert } of rules) expect(handbook).toContain(`\`${alert}\``)
  })
})

interface Panel {
  readonly id: number
  readonly title: string
  readonly type: string
  readonly gridPos: { readonly x: number; readonly y: number; readonly w: number; readonly h: number }
  readonly targets: readonly { readonly expr: string; readonly refId: string }[]
}

describe('the dashboard', () => {
  const dashboard = JSON.parse(readProject('docs/operations/dashboard.json')) as {
    readonly schemaVersion: number
    readonly panels: readonly Panel[]
    readonly templating: { readonly list: readonly { readonly name: string }[] }
  }

  test('asks for metrics that exist', async () => {
    const known = await metricNames()
    for (const { title, targets } of dashboard.panels) {
      const names = targets.flatMap(({ expr }) => metricsOf(expr.replaceAll('$__rate_interval', '5m')))
      expect({ title, unknown: names.filter((name) => !isKnown(known, name)) }).toEqual({ title, unknown: [] })
      expect(names.length).toBeGreaterThanOrEqual(targets.length)
    }
  })

  test('has panels of kinds that Grafana has, with ids of their own, and none over another', () => {
    const { panels, schemaVersion, templating } = dashboard
    expect(schemaVersion).toBeGreaterThanOrEqual(39)
    expect(templating.list.map(({ name }) => name)).toEqual(['datasource', 'instance'])
    expect(new Set(panels.map(({ id }) => id)).size).toBe(panels.length)
    const taken = new Set<string>()
    for (const { type, gridPos } of panels) {
      expect(['timeseries', 'stat']).toContain(type)
      expect(gridPos.x + gridPos.w).toBeLessThanOrEqual(24)
      for (let x = gridPos.x; x < gridPos.x + gridPos.w; x += 1) {
        for (let y = gridPos.y; y < gridPos.y + gridPos.h; y += 1) {
          expect(taken.has(`${x},${y}`)).toBe(false)
          taken.add(`${x},${y}`)
        }
      }
    }
  })
})
