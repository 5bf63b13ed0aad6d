import { createBrowserRouter } from 'react-router'
import { NotFound, PageFailure } from './failures.js'
import { Shell } from './shell.js'

/** Pages are loaded when they are first opened. The server answers these addresses with the console's page. */
export const router = createBrowserRouter([
  {
    path: '/sign-in',
    errorElement: <PageFailure />,
    hydrateFallbackElement: <span />,
    lazy: async () => ({ Component: (await import('../sign-in/sign-in.page.js')).SignInPage }),
  },
  {
    path: '/',
    element: <Shell />,
    errorElement: <PageFailure />,
    hydrateFallbackElement: <span />,
    children: [
      {
        errorElement: <PageFailure />,
        children: [
          {
            index: true,
            lazy: async () => ({ Component: (await import('../overview/overview.page.js')).OverviewPage }),
          },
          {
            path: 'customers',
            lazy: async () => ({ Component: (await import('../customers/customers.page.js')).CustomersPage }),
          },
          {
            path: 'customers/new/:step?',
            lazy: async () => ({ Component: (await import('../wizard/wizard.page.js')).WizardPage }),
          },
          {
            path: 'customers/:customerId/:tab?',
            lazy: async () => ({ Component: (await import('../customer/customer.page.js')).CustomerPage }),
          },
          {
            path: 'settings',
            lazy: async () => ({ Component: (await import('../settings/settings.page.js')).SettingsPage }),
          },
          {
            path: 'settings/api-keys',
            lazy: async () => ({ Component: (await import('../settings/api-keys.page.js')).ApiKeysPage }),
          },
          {
            path: 'settings/webhooks/:webhookId',
            lazy: async () => ({ Component: (await import('../settings/webhook.page.js')).WebhookPage }),
          },
          { path: '*', element: <NotFound /> },
        ],
      },
    ],
  },
])
