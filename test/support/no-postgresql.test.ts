import { test } from 'vitest'

// Stands in for the PostgreSQL runs where no server is given, so that what could not run is named.
test.skip(
  'PostgreSQL: set TEST_DATABASE_URL to a server on which databases may be made, and the integration tests run on it too',
)
