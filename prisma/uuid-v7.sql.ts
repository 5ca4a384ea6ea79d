/**
 * SQL for a UUIDv7 (RFC 9562): 48 bits of milliseconds before the random rest, version and variant set.
 * PostgreSQL has `uuidv7()` from 18 on; servers may be older.
 */
export const uuidV7 = `encode(set_bit(set_bit(overlay(uuid_send(gen_random_uuid()) placing
  substring(int8send(floor(extract(epoch FROM clock_timestamp()) * 1000)::bigint) FROM 3) FROM 1 FOR 6), 52, 1), 53, 1), 'hex')::uuid`
