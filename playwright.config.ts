/** End-to-end tests: real browsers at a real server, which the tests start themselves on a free port. */
import { defineConfig, devices } from '@playwright/test';

export default defineConfig({
  testDir: 'tests/end-to-end',
  outputDir: 'test-results',
  timeout: 90_000,
  expect: { timeout: 10_000 },
  fullyParallel: false,
  forbidOnly: Boolean(process.env.CI),
  retries: 0,
  workers: 2,
  reporter: 'list',
  use: {
    ...devices['Desktop Chrome'],
    locale: 'sl-SI',
    timezoneId: 'Europe/Ljubljana',
    // Only tests of what happens without a network want it: it would answer in place of `page.route`.
    serviceWorkers: 'block',
    trace: { mode: 'retain-on-failure', screenshots: false },
    launchOptions: {
      executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
});
