import { defineConfig } from 'vite'

/** The server as a few files: to find and read some thousand of them takes most of a start. */
export default defineConfig({
  logLevel: 'warn',
  // Kept as packages: native code, WebAssembly, pages and data that are found by their place among them; and what looks for
  // Node's own cryptography in a way that only works in a package.
  ssr: {
    noExternal: true,
    external: [
      '@apollo/utils.createhash',
      '@fastify/swagger-ui',
      '@node-rs/argon2',
      '@prisma/schema-engine-wasm',
      'better-sqlite3',
      'i18n-iso-countries',
    ],
  },
  build: {
    ssr: true,
    target: 'node20',
    minify: false,
    outDir: 'dist/bundle',
    rolldownOptions: {
      input: 'dist/main.js',
      // Only few load them at all.
      external: [/^@opentelemetry\//, 'prom-client'],
      // As deep below the project as the sources: src/shared/project-file.ts.
      output: {
        entryFileNames: '[name].js',
        chunkFileNames: '[name]-[hash].js',
        assetFileNames: '[name]-[hash][extname]',
      },
    },
  },
})
