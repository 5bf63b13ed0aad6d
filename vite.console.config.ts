import { defineConfig } from 'vite'

/** The console: everything that it loads comes from the gateway itself. */
export default defineConfig(({ command }) => ({
  root: 'src/web/console',
  base: command === 'build' ? '/console/' : '/',
  logLevel: 'warn',
  build: {
    outDir: '../../../dist/web/console',
    emptyOutDir: true,
    // What a page loads first is bounded by test/web/console-size.test.ts.
    manifest: 'manifest.json',
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    rolldownOptions: {
      onLog: (level, log, handle) => {
        // Libraries mark client components, which means nothing in a page without server components.
        if (log.code !== 'MODULE_LEVEL_DIRECTIVE') handle(level, log)
      },
    },
  },
  // `npm run dev:console`: pages that change while they are written, on a gateway that runs beside it.
  server: { proxy: { '/graphql': 'http://127.0.0.1:4000' } },
}))
