import { test } from 'vitest'

test.skip(
  'PostgreSQL: set TEST_DATABASE_URL to a server on which databases may be made, and the integration tests run on it too',
)
