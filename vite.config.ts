import { defineConfig } from 'vite'

/** The playground's page: everything that it loads comes from the gateway itself. */
export default defineConfig({
  root: 'src/web/playground',
  base: '/playground/',
  logLevel: 'warn',
  worker: { format: 'es' },
  build: {
    outDir: '../../../dist/web/playground',
    emptyOutDir: true,
    // The editor is one large library; it is loaded by developers, from their own machine.
    chunkSizeWarningLimit: 10_000,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      onLog: (level, log, handle) => {
        // Libraries mark client components, which means nothing in a page without server components.
        if (log.code !== 'MODULE_LEVEL_DIRECTIVE') handle(level, log)
      },
    },
  },
})
